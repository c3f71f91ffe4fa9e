// What differs between two states of one line: word by word, or by sentences where words are too many.

import { diffArrays, diffWordsWithSpace } from 'diff'

/** A stretch of words: as it was, taken out, or put in. */
export type Run = { text: string; is: 'kept' | 'struck' | 'inserted' }

/** Most steps of a comparison of the sentences of one line, which bounds its time. */
const MAX_SENTENCE_STEPS = 400

/** As many of one line, word by word. */
const MAX_WORD_STEPS = 120

/** Most of one part that is compared word by word, in characters; past that, sentence by sentence. */
export const MAX_COMPARED = 150_000

/** How much of a part may still be compared word by word, in characters. */
export type Budget = { left: number }

/** Longest stretch of words that a line shows unchanged, at either end, in characters. */
const CONTEXT = 40

/** Most that is told of words that cannot be compared, in characters. */
const MAX_EXCERPT = 1_000

/** Longest line, or sentence, that is compared word by word, in characters. */
const MAX_LINE_LENGTH = 10_000

/**
 * The stretches of a line that differs, and what stands beside them. What both begin and end with is cut off
 * first, so that a change far into a long line is still shown.
 */
export function comparedLine(was: string, is: string, budget: Budget): Run[] {
  const head = commonHead(was, is)
  const tail = commonTail(was.slice(head), is.slice(head))
  const runs: Run[] = [
    { text: was.slice(0, head), is: 'kept' },
    ...comparedWords(was.slice(head, was.length - tail), is.slice(head, is.length - tail), budget),
    { text: was.slice(was.length - tail), is: 'kept' },
  ]
  const joined = joinedRuns(runs)
  return joined.map((run, index) =>
    run.is === 'kept'
      ? {
          ...run,
          text: shortened(withoutNotes(run.text), {
            isFirst: index === 0,
            isLast: index === joined.length - 1,
          }),
        }
      : run,
  )
}

function comparedWords(was: string, is: string, budget: Budget): Run[] {
  return byWords(was, is, budget) ?? bySentences(was, is, budget)
}

/** Word by word; nothing where that would take too long. */
function byWords(was: string, is: string, budget: Budget): Run[] | undefined {
  const length = was.length + is.length
  if (!was || !is || length > Math.min(MAX_LINE_LENGTH, budget.left)) return undefined
  budget.left -= length
  return diffWordsWithSpace(was, is, { maxEditLength: MAX_WORD_STEPS })?.map(runOf)
}

/**
 * Of a line that was changed in many places or is very long: which sentences stay, and of each other its
 * words.
 */
function bySentences(was: string, is: string, budget: Budget): Run[] {
  const [before, after] = [sentencesIn(was), sentencesIn(is)]
  const changes =
    before.length + after.length > 2 && diffArrays(before, after, { maxEditLength: MAX_SENTENCE_STEPS })
  if (!changes) return struckAndInserted(was, is)
  const runs: Run[] = []
  for (let at = 0; at < changes.length; at += 1) {
    const { value, added, removed } = changes[at]!
    const next = changes[at + 1]
    if (removed && next?.added) {
      const pairs = Math.max(value.length, next.value.length)
      for (let index = 0; index < pairs; index += 1) {
        const [old = '', now = ''] = [value[index], next.value[index]]
        runs.push(...(byWords(old, now, budget) ?? struckAndInserted(old, now)))
      }
      at += 1
    } else runs.push(runOf({ value: value.join(''), added, removed }))
  }
  return runs
}

function sentencesIn(text: string): string[] {
  return text.match(/.+?(?:[.!?。！？…](?=\s)\s*|$)|\s+/gsu) ?? []
}

function runOf({ value, added, removed }: { value: string; added: boolean; removed: boolean }): Run {
  return { text: value, is: added ? 'inserted' : removed ? 'struck' : 'kept' }
}

function struckAndInserted(was: string, is: string): Run[] {
  return [
    { text: excerpt(was), is: 'struck' },
    { text: excerpt(is), is: 'inserted' },
  ]
}

/** Without empty runs, and neighbours that are kept as one. */
function joinedRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    if (run.text === '') continue
    if (last?.is === 'kept' && run.is === 'kept') last.text += run.text
    else joined.push({ ...run })
  }
  return joined
}

/** How much both begin with, up to the last space in it. */
function commonHead(was: string, is: string): number {
  const most = Math.min(was.length, is.length)
  let length = 0
  while (length < most && was[length] === is[length]) length += 1
  return spaceBefore(was, length)
}

/** How much both end with, from the first space in it. */
function commonTail(was: string, is: string): number {
  const most = Math.min(was.length, is.length)
  let length = 0
  while (length < most && was.at(-1 - length) === is.at(-1 - length)) length += 1
  const start = was.length - length
  const space = was.slice(start, start + CONTEXT).search(/\s/u)
  return space < 0 ? Math.max(0, length - CONTEXT) : length - space
}

/** The place behind the last space before a place, unless that is far off. */
function spaceBefore(text: string, place: number): number {
  const near = Math.max(0, place - CONTEXT)
  const space = text.slice(near, place).search(/\s\S*$/u)
  return space < 0 ? near : near + space + 1
}

/**
 * What readers are told of a figure stands behind it in braces, and is of no interest where it has not
 * changed.
 */
function withoutNotes(text: string): string {
  return text.replace(/ \{(?:[^{}\\]|\\.)*\}/gu, '')
}

/** The end of what comes before a change, and the beginning of what comes after it. */
function shortened(text: string, { isFirst, isLast }: { isFirst: boolean; isLast: boolean }): string {
  const signs = [...text]
  if (signs.length <= (isFirst || isLast ? CONTEXT : 2 * CONTEXT)) return text
  const head = isFirst ? '' : signs.slice(0, CONTEXT).join('')
  const tail = isLast ? '' : signs.slice(-CONTEXT).join('')
  return `${head}…${tail}`
}

/** What cannot be compared is told at length, and how much of it is left out. */
function excerpt(text: string): string {
  const signs = Array.from(text.slice(0, 2 * MAX_EXCERPT))
  if (signs.length <= MAX_EXCERPT) return text
  const left = text.length - MAX_EXCERPT
  return (
    `${signs.slice(0, MAX_EXCERPT).join('')}… (and ${left.toLocaleString('en-GB')} ` +
    'characters more: read them in the text)'
  )
}
