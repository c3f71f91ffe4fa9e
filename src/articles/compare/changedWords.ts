// Whether more than a slip of the pen was made in words: too many differ, some stand in another place, or
// what no slip touches comes, goes or moves.

import { diffArrays } from 'diff'
import type { Container, Touchable, TouchableKind } from './containers.ts'
import type { WordToken } from './wordTokens.ts'

/** Most words that a slip strikes and puts in, together, in all texts of a kind. */
const MAX_WORDS: Record<TouchableKind, number> = {
  'the headline': 4,
  'the standfirst': 6,
  'search engine texts': 6,
  'alternative texts': 6,
  'captions and link cards': 6,
  tables: 6,
  'a commentary block': 6,
  'the reporting': 24,
}

/** One word for another is a slip in a text of any length; more are one only where as much stays. */
const FEWEST_WORDS = 2

/** Most letters that a slip strikes and puts in, in texts that are a few words long. */
const MAX_LETTERS: Partial<Record<TouchableKind, number>> = { 'alternative texts': 4 }

/** Articles come and go with any slip. */
const ARTICLES = new Set(['a', 'an', 'the'])

const FIXED: Partial<Record<WordToken['kind'], string>> = {
  figure: 'The figures stand in other places of the text, or more or less often, than readers have them.',
  link: 'A link differs from what readers have.',
  mark: 'Quotation marks open or close in other places than readers have them.',
}

type Tally = { words: number; all: number; letters: number }
type Changes = { struck: WordToken[]; inserted: WordToken[] }

/** What differs in words, each a sentence or null. */
type Verdict = {
  /** More than a slip, whatever the words are. */
  beyond: string | null
  /** A word that is taken out in one place and put in in another, where it says something else. */
  moved: string | null
}

/** The words of two editions, which have the same containers. */
export function comparedWords(had: readonly Container[], has: readonly Container[]): Verdict {
  const tallies = new Map<TouchableKind, Tally>()
  const all: Changes = { struck: [], inserted: [] }
  for (const [was, is] of pairsOf(had, has)) {
    const changes = changesBetween(was, is)
    if (!changes) return { beyond: tooMany(is.kind), moved: null }
    const fixed = [...changes.struck, ...changes.inserted].find(({ kind }) => FIXED[kind])
    if (fixed) return { beyond: FIXED[fixed.kind]!, moved: null }
    tallies.set(is.kind, added(tallies.get(is.kind), { was, is, changes }))
    all.struck.push(...changes.struck)
    all.inserted.push(...changes.inserted)
  }
  const over = [...tallies].find(([kind, tally]) => isOver(kind, tally))
  return { beyond: over ? tooMany(over[0]) : null, moved: moved(all) }
}

function pairsOf(had: readonly Container[], has: readonly Container[]): [was: Touchable, is: Touchable][] {
  return has.flatMap(({ touchable }, index) =>
    touchable.map((is, at): [Touchable, Touchable] => [had[index]!.touchable[at]!, is]),
  )
}

/** Undefined where they are too many to count. */
function changesBetween(before: Touchable, after: Touchable): Changes | undefined {
  const [was, is] = [before, after].map(({ tokens }) => tokens.map(({ key }) => key))
  const changes = diffArrays(was!, is!, { maxEditLength: MAX_WORDS[after.kind] })
  if (!changes) return undefined
  const found: Changes = { struck: [], inserted: [] }
  let [old, now] = [0, 0]
  for (const { added: isNew, removed, count } of changes) {
    if (removed) found.struck.push(...before.tokens.slice(old, old + count))
    if (isNew) found.inserted.push(...after.tokens.slice(now, now + count))
    if (!isNew) old += count
    if (!removed) now += count
  }
  return found
}

function added(
  tally: Tally = { words: 0, all: 0, letters: 0 },
  { was, is, changes }: { was: Touchable; is: Touchable; changes: Changes },
): Tally {
  const isSame = changes.struck.length + changes.inserted.length === 0
  const letters = !isSame && MAX_LETTERS[is.kind] ? lettersBetween(changes) : 0
  return {
    words: tally.words + wordsAmong(changes.struck) + wordsAmong(changes.inserted),
    all: tally.all + wordsAmong(was.tokens) + wordsAmong(is.tokens),
    letters: tally.letters + letters,
  }
}

/** A paragraph that is divided is no other word. */
function wordsAmong(tokens: readonly WordToken[]): number {
  return tokens.filter(({ kind }) => kind === 'word').length
}

function lettersBetween({ struck, inserted }: Changes): number {
  const [was, is] = [struck, inserted].map((tokens) => Array.from(tokens.map(({ key }) => key).join(' ')))
  const changes = diffArrays(was!, is!, { maxEditLength: 2 * MAX_WORDS['alternative texts'] })
  return (
    changes?.reduce((sum, { added: isNew, removed, count }) => sum + (isNew || removed ? count : 0), 0) ??
    Infinity
  )
}

function isOver(kind: TouchableKind, { words, all, letters }: Tally): boolean {
  if (letters > (MAX_LETTERS[kind] ?? 0)) return true
  return words > Math.max(FEWEST_WORDS, Math.min(MAX_WORDS[kind], all / 2))
}

function tooMany(kind: TouchableKind): string {
  const what = kind in MAX_LETTERS ? 'letters' : 'words'
  return `More than a few ${what} of ${kind} differ from what readers have.`
}

function moved({ struck, inserted }: Changes): string | null {
  const gone = new Set(struck.map(({ key }) => key))
  const word = inserted.find(({ kind, key }) => kind === 'word' && gone.has(key) && !ARTICLES.has(key))
  return word ? `“${word.text}” stands in another place than readers have it.` : null
}
