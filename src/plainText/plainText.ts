// The one rule for every plain text that becomes public: what is stored is what is seen.

import { faultOf, isMark, isVisible, MAX_MARKS, SUSPECTS, TAGGED_FLAGS, type Fault } from './signs.ts'

export type PlainTextRule = {
  /** The name that a sentence about it begins with: “The headline”. */
  called: string
  /** Whether it may have several lines, and tabs. */
  lines?: boolean
  /** Whether it may hold nothing but space that `trim` leaves. */
  mayBeBlank?: boolean
}

/** A text that readers see, and its rule. */
export type PublicText = PlainTextRule & { text: string | null | undefined }

/** The sentence about each of these texts that breaks the rule, each once. */
export function plainTextProblems(texts: readonly PublicText[]): string[] {
  return [...new Set(texts.flatMap(({ text, ...rule }) => plainTextProblem(text, rule) ?? []))]
}

const WHAT: Record<Fault, string> = {
  half: 'half a character',
  line: 'a line break',
  control: 'an invisible control character',
  direction: 'an invisible sign that turns the direction of the text',
  turning: 'a sign of a script that is written from right to left, and turns the line around,',
  hidden: 'an invisible sign',
  private: 'a sign that shows differently on every computer',
  marks: `more than ${MAX_MARKS} marks on one letter`,
}

/** Longest quotation of the words before a fault, in characters. */
const QUOTED = 24

/**
 * A sentence that names the text, the first sign in it that may not be there and its place, or null. An empty
 * text is fine; one of nothing but signs that cannot be seen is not. Takes time in proportion to the length
 * of the text.
 */
export function plainTextProblem(
  text: string | null | undefined,
  { called, lines = false, mayBeBlank = false }: PlainTextRule,
): string | null {
  const gap = text ? gapIn(text, called) : null
  if (gap) return gap
  if (!text || (/^[\x20-\x7e]*$/.test(text) && /[\x21-\x7e]/.test(text))) return null
  const found = firstFault(text, lines)
  if (found) {
    const named = found.fault === 'line' && /[\n\r\t]/.test(found.sign) ? '' : ` (${codeOf(found.sign)})`
    const what = found.sign === '\t' ? 'a tab' : WHAT[found.fault]
    return `${called} has ${what}${named} ${placeOf(found.before)}. Delete it.`
  }
  return mayBeBlank || isVisible(text) || text.trim() === ''
    ? null
    : `${called} has nothing that readers can see.`
}

/**
 * A page shows one space of many in a row. A form shows them all: as two columns, or with nothing behind them
 * where an input ends. At the ends of a line there is nothing to hold apart.
 */
function gapIn(text: string, called: string): string | null {
  const gap = /(?<=\S)\p{Zs}{4,}(?=\S)/u.exec(text)
  if (!gap) return null
  const place = placeOf(text.slice(Math.max(0, gap.index - QUOTED), gap.index))
  return (
    `${called} has ${gap[0].length} spaces in a row ${place}, of which readers see one. ` +
    'Delete the others.'
  )
}

/**
 * Whether a text says anything: one letter or digit at the least, of any script. Dots and dashes name no
 * source.
 */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

/**
 * Whether a text can be stored and hashed as it is: no U+0000, and no half of a surrogate pair, which no
 * database gives back.
 */
export function isStorable(text: string): boolean {
  return !/\0|\p{Surrogate}/u.test(text)
}

/**
 * Most times that a text is gone through: a sign that is right beside another may be wrong once that is gone.
 */
const MAX_PASSES = 8

/** Signs that look like a space: without one `9 800` would be another number. */
const BLANK = /[\v\f\u115F\u1160\u1680\u2800\u3164\uFFA0\u{1D159}\u{13441}\u{13442}]/u

/** What stands for a sign that parts what is beside it: without it `1⁄2` would be twelve. */
function insteadOf({ fault, sign }: Found): string {
  if (fault === 'line' || BLANK.test(sign)) return ' '
  return sign === '\u2044' ? '/' : ''
}

/**
 * A text of several lines without the signs that may not be in it, and how many there were. A line break that
 * few programs know becomes a space.
 */
export function withoutHiddenSigns(typed: string): { text: string; removed: number } {
  let text = typed
  let removed = 0
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const faults = [...faultsIn(text, true)]
    if (faults.length === 0) break
    removed += faults.length
    let kept = ''
    let from = 0
    for (const found of faults) {
      kept += text.slice(from, found.at) + insteadOf(found)
      from = found.at + found.sign.length
    }
    text = kept + text.slice(from)
  }
  return { text, removed }
}

type Found = { fault: Fault; sign: string; at: number; before: string }

function firstFault(typed: string, lines: boolean): Found | null {
  for (const found of faultsIn(typed, lines)) return found
  return null
}

/**
 * Looks at the signs alone that may be a fault, so that a long text in any script costs one search. Flags are
 * no fault.
 */
function* faultsIn(typed: string, lines: boolean): Generator<Found> {
  const text = typed.replace(TAGGED_FLAGS, (flag) => '\u{1F3F4}'.padStart(flag.length, '.'))
  for (const { 0: match, index } of text.matchAll(SUSPECTS)) {
    // A run of marks is at fault with the first one too many.
    const signs = Array.from(match)
    const sign = signs.at(-1)!
    const at = index + match.length - sign.length
    const before = Array.from(text.slice(Math.max(0, at - 2 * QUOTED), at))
    const marks = signs.length > 1 ? signs.length - 1 : 0
    const beside = {
      before: before.at(-1) ?? '',
      after: Array.from(text.slice(at + sign.length, at + sign.length + 2))[0] ?? '',
      base: before.findLast((one) => !isMark(one)) ?? '',
      marks,
    }
    const fault = faultOf(sign, beside, { lines })
    if (!fault) continue
    const quoted = Array.from(typed.slice(Math.max(0, at - 2 * QUOTED), at)).slice(-QUOTED)
    yield { fault, sign, at, before: quoted.join('') }
  }
}

function codeOf(sign: string): string {
  return `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}

function placeOf(before: string): string {
  const words = before.replace(/\s+/gu, ' ').trimStart()
  return words === '' ? 'at its beginning' : `after “${words}”`
}
