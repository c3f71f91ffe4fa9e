// How deep JSON may be nested, counted before it is parsed: `JSON.parse` needs most of a second for 4 MB of
// brackets, and what walks the value afterwards has a stack that ends.

/** An article's text may have 40 levels of two brackets each, within what the panel's forms put around it. */
export const MAX_NESTING = 128

const QUOTE = 34
const BACKSLASH = 92
const COMMA = 44
const OPENING = new Set([91, 123])
const CLOSING = new Set([93, 125])

/**
 * Values of one body: a text of twice the parts that an article may have is still told so by its own rule.
 */
export const MAX_VALUES = 100_000

type Bounds = { levels?: number; values?: number }

/**
 * What of a JSON text is more than it may have, before anything parses it: brackets within each other
 * (`levels`), or values, counted by commas and brackets; null where it is within both. A loop without
 * recursion, which ends at the first too many.
 */
export function excessIn(
  json: string,
  { levels = MAX_NESTING, values = MAX_VALUES }: Bounds = {},
): keyof Bounds | null {
  let depth = 0
  let count = 0
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at)
    if (code === QUOTE) {
      at = endOfText(json, at)
      if (at === -1) return null // no JSON: whoever parses it says so at once
    } else if (OPENING.has(code)) {
      depth += 1
      count += 1
      if (depth > levels) return 'levels'
      if (count > values) return 'values'
    } else if (code === COMMA) {
      count += 1
      if (count > values) return 'values'
    } else if (CLOSING.has(code)) depth -= 1
  }
  return null
}

/** Whether a JSON text has more brackets within each other than `most`. */
export function isNestedTooDeep(json: string, most: number = MAX_NESTING): boolean {
  return excessIn(json, { levels: most, values: Infinity }) === 'levels'
}

/** Whether a JSON text holds more values than `most`, however they are nested. */
export function hasTooManyValues(json: string, most: number = MAX_VALUES): boolean {
  return excessIn(json, { levels: Infinity, values: most }) === 'values'
}

/**
 * Names in one object: no row, form or map of ours has as many. Payload takes each along a long way, also one
 * that is no field.
 */
const MAX_NAMES = 1_000

/** Whether any object within a parsed value has more names. */
export function hasTooManyNames(value: unknown, most: number = MAX_NAMES): boolean {
  for (const one of valuesIn(value))
    if (isObject(one) && !Array.isArray(one) && Object.keys(one).length > most) return true
  return false
}

/** Where the text that begins at `start` has its closing quote, or -1. */
function endOfText(json: string, start: number): number {
  let end = json.indexOf('"', start + 1)
  while (end !== -1 && isEscaped(json, end)) end = json.indexOf('"', end + 1)
  return end
}

function isEscaped(json: string, at: number): boolean {
  let before = at - 1
  while (json.charCodeAt(before) === BACKSLASH) before -= 1
  return (at - before) % 2 === 0
}

/**
 * How many values a parsed JSON value holds in all, objects and lists among them, counted up to `most`; more
 * count as `most + 1`.
 */
export function countValues(value: unknown, most: number): number {
  let count = -1 // without the value itself
  for (const _one of valuesIn(value)) {
    count += 1
    if (count > most) break
  }
  return count
}

/** A value alone in its brackets has no comma, and is counted here beside them. */
const MAX_PARSED_VALUES = 2 * MAX_VALUES

/**
 * Whether a value has more in it, or deeper, than any body may say. What stands in two places counts twice,
 * and what stands in itself has no end.
 */
export function isExcessive(value: unknown): boolean {
  const waiting: [unknown, number][] = [[value, 0]]
  let count = 0
  while (waiting.length > 0) {
    const [one, level] = waiting.pop()!
    count += 1
    if (count > MAX_PARSED_VALUES || level > MAX_NESTING) return true
    if (isObject(one)) for (const inner of Object.values(one)) waiting.push([inner, level + 1])
  }
  return false
}

/** How many values the longest list within a parsed value has; one with more than `most` ends the search. */
export function longestList(value: unknown, most: number): number {
  let longest = 0
  for (const one of valuesIn(value)) {
    if (Array.isArray(one)) longest = Math.max(longest, one.length)
    if (longest > most) break
  }
  return longest
}

/** Names that reach into how objects work: no field, condition or action has one of them. */
const REACHING: readonly string[] = ['__proto__', 'constructor', 'prototype']

export function isReachingName(name: string): boolean {
  return REACHING.includes(name)
}

/** Whether any object within a parsed value has such a name of its own. */
export function hasReachingName(value: unknown): boolean {
  for (const one of valuesIn(value)) if (isObject(one) && Object.keys(one).some(isReachingName)) return true
  return false
}

/** A parsed value and all that is in it, in no order. A loop without recursion. */
export function* valuesIn(value: unknown): Generator<unknown> {
  const waiting = [value]
  while (waiting.length > 0) {
    const one = waiting.pop()
    yield one
    if (isObject(one)) for (const inner of Object.values(one)) waiting.push(inner)
  }
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
