// Asks everything of a newsroom in a fixed order, before and after more is done: once of the old code, then
// at each test.

import type { House } from './adapter.ts'
import { setClock } from './clock.ts'
import { nameOf, type Answer, type Question } from './question.ts'

/** Questions that are asked one after the other at one instant. */
type Round = { at: string; questions: Question[] }

export type Plan = {
  /** When what is stored is read for the first time. */
  at: string
  packs: string[]
  searches: string[]
  rounds: Round[]
  /** What people and the clock do after that. */
  steps: Round[]
  /** What is asked once it is done. */
  after: Round[]
}

/** All that is stored, and all that is said, by the name of what was asked. */
export type Told = Record<string, unknown>

export type Section = 'rows' | 'hashes' | 'verification' | 'packs' | 'searches' | 'answers'
export type AfterSection = 'steps' | 'rows after' | 'hashes after' | 'verification after' | 'answers after'
export type Record_ = { [name in Section | AfterSection]: Told }

export type Expected = { plan: Plan; told: Record_ }

/** Goes through a plan from its beginning to its end. */
export async function record(house: House, plan: Plan): Promise<Record_> {
  setClock(plan.at)
  const rows = await house.rows()
  const hashes = await house.hashes({ drafts: true })
  const verification = { verification: await house.verification() }
  const packs = await eachOf(plan.packs, (slug) => house.pack(slug))
  const searches = await eachOf(plan.searches, (query) => house.search(query))
  const answers = await asked(house, plan.rounds)
  const steps = await done(house, plan.steps)
  return {
    rows,
    hashes,
    verification,
    packs,
    searches,
    answers,
    steps,
    'rows after': await house.rows(),
    'hashes after': await house.hashes({ drafts: false }),
    'verification after': { verification: await house.verification() },
    'answers after': await asked(house, plan.after),
  }
}

/** What is only read is asked at one instant. */
async function asked(house: House, rounds: readonly Round[]): Promise<Told> {
  const told: Record<string, Answer> = {}
  for (const { at, questions } of rounds) {
    setClock(at)
    for (const question of questions) told[`${at} ${nameOf(question)}`] = await house.ask(question)
  }
  return told
}

/** One step after the other, a second apart, so that what each does is older than what the next does. */
async function done(house: House, rounds: readonly Round[]): Promise<Told> {
  const told: Record<string, Answer> = {}
  for (const { at, questions } of rounds) {
    for (const [turn, question] of questions.entries()) {
      setClock(new Date(Date.parse(at) + turn * 1000))
      told[`${at} ${nameOf(question)}`] = await house.ask(question)
    }
  }
  return told
}

async function eachOf(names: readonly string[], tell: (name: string) => Promise<unknown>): Promise<Told> {
  const told: Told = {}
  for (const name of names) told[name] = await tell(name)
  return told
}
