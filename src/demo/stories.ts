// The demo's eight articles: what each says, and how far each has come on its way to the public.

import type { RichText } from '#src/richtext/types.ts'
import type { Action } from '#src/workflow/transitions.ts'
import { copper, europeanGas, tungsten } from './articles/markets.ts'
import { brent, gold, lithium, nickel } from './articles/notebook.ts'
import { rareEarths } from './articles/rareEarths.ts'

/** Gives the id of a figure, picture or staff member by its key. */
export type Ids = { figure: (key: string) => string; picture: (key: string) => string; person: (key: string) => string }

export type Step = { action: Action; by: string; hoursAgo: number; note?: string }

export type Story = {
  author: string
  headline: string
  standfirst: string
  body: (ids: Ids) => RichText
  picture?: string
  commodities: string[]
  topics: string[]
  disclosure?: string
  deskNotes?: string
  releaseInHours?: number
  steps: Step[]
}

/** Newest last, so that the home page reads as a desk would have filed it. */
export const STORIES: readonly Story[] = [tungsten, europeanGas, copper, rareEarths, gold, lithium, nickel, brent]
