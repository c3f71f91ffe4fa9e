// Small checks of one stored value each; each gives what is wrong as the end of a sentence, or nothing.

import { isStorable } from '#src/plainText/plainText.ts'
import { MAX_TABLE_COLUMNS, MAX_TABLE_ROWS } from './limits.ts'
import { parseCells } from './table.ts'
import { checkLinkUrl, checkPageUrl, type UrlVerdict } from './urls.ts'

/** What is wrong with a value, worded to follow the name of the part ("has a …"); null when nothing is. */
export type Check = (value: unknown) => string | null

/** Exactly one of the values given. */
export function oneOf(name: string, allowed: readonly unknown[]): Check {
  return (value) =>
    allowed.includes(value) ? null : `has the ${name} ${shown(value)}, which is not in use here`
}

/** A whole number between two bounds, both included. */
export function integer(name: string, range: { min: number; max: number }): Check {
  return (value) =>
    Number.isInteger(value) && Number(value) >= range.min && Number(value) <= range.max
      ? null
      : `has the ${name} ${shown(value)}, which is not a whole number from ${range.min} to ${range.max}`
}

/** True, false or absent. */
export function optionalBoolean(name: string): Check {
  return (value) =>
    value === null || typeof value === 'boolean'
      ? null
      : `has ${name} ${shown(value)}, which is neither true nor false`
}

/** One line of text, perhaps absent. */
export function optionalText(name: string, limit: number): Check {
  return (value) => (value === null ? null : words(name, limit)(value))
}

/** Text of at most so many characters that can be stored; what a sign does to what readers see is asked when it is submitted. */
export function words(name: string, limit: number): Check {
  return (value) => {
    if (typeof value !== 'string') return `has a ${name} that is not text`
    if (value.length > limit)
      return `has a ${name} of ${value.length} characters; at most ${limit} are allowed`
    return isStorable(value) ? null : `has half a character in its ${name}; remove it`
  }
}

/** The id of another document, perhaps absent. */
export function optionalId(name: string): Check {
  return (value) =>
    value === null || value === '' || (typeof value === 'string' && /^[\w-]{1,64}$/.test(value))
      ? null
      : `has ${name} that is not an id`
}

/** The address of a link; still empty while the desk is typing it. */
export const linkUrl: Check = (value) => urlProblem(value, checkLinkUrl)

/** The address of a page; still empty while the desk is typing it. */
export const pageUrl: Check = (value) => urlProblem(value, checkPageUrl)

/** Most characters of a table's cells. */
export const MAX_CELLS_LENGTH = 50_000

/** Cells as tab-separated lines, bounded in rows and columns. */
export const tableCells: Check = (value) => {
  const problem = optionalText('table', MAX_CELLS_LENGTH)(value)
  if (problem !== null || typeof value !== 'string') return problem
  const rows = parseCells(value)
  if (rows.length > MAX_TABLE_ROWS) return `has ${rows.length} rows; at most ${MAX_TABLE_ROWS} are allowed`
  const columns = rows[0]?.length ?? 0
  return columns > MAX_TABLE_COLUMNS
    ? `has ${columns} columns; at most ${MAX_TABLE_COLUMNS} are allowed`
    : null
}

/** Payload's empty link, before anything is typed. */
const EMPTY_URLS: readonly unknown[] = [null, '', 'https://', 'http://']

function urlProblem(value: unknown, check: (url: unknown) => UrlVerdict): string | null {
  if (EMPTY_URLS.includes(value)) return null
  const verdict = check(value)
  return verdict.ok ? null : verdict.problem
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `“${value.slice(0, 40)}”`
  return typeof value === 'number' || typeof value === 'boolean' || value === null
    ? String(value)
    : `of type ${Array.isArray(value) ? 'list' : typeof value}`
}
