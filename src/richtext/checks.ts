// Small checks of one stored value each; each gives what is wrong, and whether a draft may be saved with it,
// or nothing.

import { isStorable } from '#src/plainText/plainText.ts'
import { badContent, badShape, type Fault } from './faults.ts'
import { MAX_TABLE_COLUMNS, MAX_TABLE_ROWS } from './limits.ts'
import { sizeOfCells } from './table.ts'
import { checkLinkUrl, checkPageUrl, type UrlVerdict } from './urls.ts'

/** What is wrong with a value; null when nothing is. */
export type Check = (value: unknown) => Fault | null

/** Exactly one of the values given. */
export function oneOf(name: string, allowed: readonly unknown[]): Check {
  return (value) =>
    allowed.includes(value) ? null : badShape(`has the ${name} ${shown(value)}, which is not in use here`)
}

/** A whole number between two bounds, both included. */
export function integer(name: string, range: { min: number; max: number }): Check {
  return (value) =>
    Number.isInteger(value) && Number(value) >= range.min && Number(value) <= range.max
      ? null
      : badShape(
          `has the ${name} ${shown(value)}, which is not a whole number from ${range.min} to ${range.max}`,
        )
}

/** The number of a point in a list, which whoever types “2510500. ” gives it. */
export function count(name: string, most: number): Check {
  return (value) => {
    if (!Number.isInteger(value) || Number(value) < 0)
      return badShape(`has the ${name} ${shown(value)}, which is not a whole number`)
    return Number(value) > most
      ? badContent(`has the ${name} ${shown(value)}; at most ${most} is allowed`)
      : null
  }
}

/** True, false or absent. */
export function optionalBoolean(name: string): Check {
  return (value) =>
    value === null || typeof value === 'boolean'
      ? null
      : badShape(`has ${name} ${shown(value)}, which is neither true nor false`)
}

/** One line of text, perhaps absent. */
export function optionalText(name: string, limit: number): Check {
  return (value) => (value === null ? null : words(name, limit)(value))
}

/**
 * Text of at most so many characters that can be stored; what a sign does to what readers see is asked when
 * it is submitted.
 */
export function words(name: string, limit: number): Check {
  return (value) => {
    if (typeof value !== 'string') return badShape(`has ${aOrAn(name)} that is not text`)
    if (!isStorable(value)) return badShape(`has half a character in its ${name}; remove it`)
    return value.length > limit
      ? badContent(`has ${aOrAn(name)} of ${value.length} characters; at most ${limit} are allowed`)
      : null
  }
}

function aOrAn(name: string): string {
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`
}

/** The id of another document, perhaps absent. */
export function optionalId(name: string): Check {
  return (value) =>
    value === null || value === '' || (typeof value === 'string' && /^[\w-]{1,64}$/.test(value))
      ? null
      : badShape(`has ${name} that is not an id`)
}

/** The address of a link; still empty while the desk is typing it. */
export const linkUrl: Check = (value) => urlFault(value, checkLinkUrl)

/** The address of a page; still empty while the desk is typing it. */
export const pageUrl: Check = (value) => urlFault(value, checkPageUrl)

/** Most characters of a table's cells. */
export const MAX_CELLS_LENGTH = 50_000

/** Cells as tab-separated lines, bounded in rows and columns. */
export const tableCells: Check = (value) => {
  const fault = optionalText('table', MAX_CELLS_LENGTH)(value)
  if (fault !== null || typeof value !== 'string') return fault
  const { rows, columns } = sizeOfCells(value)
  if (rows > MAX_TABLE_ROWS) return badContent(`has ${rows} rows; at most ${MAX_TABLE_ROWS} are allowed`)
  return columns > MAX_TABLE_COLUMNS
    ? badContent(`has ${columns} columns; at most ${MAX_TABLE_COLUMNS} are allowed`)
    : null
}

/** Payload's empty link, before anything is typed. */
const EMPTY_URLS: readonly unknown[] = [null, '', 'https://', 'http://']

/** Whether the desk has not begun to write an address. */
export function isEmptyUrl(value: unknown): boolean {
  return value === undefined || EMPTY_URLS.includes(value)
}

function urlFault(value: unknown, check: (url: unknown) => UrlVerdict): Fault | null {
  if (EMPTY_URLS.includes(value)) return null
  const verdict = check(value)
  return verdict.ok ? null : verdict.fault
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `“${value.slice(0, 40)}”`
  return typeof value === 'number' || typeof value === 'boolean' || value === null
    ? String(value)
    : `of type ${Array.isArray(value) ? 'list' : typeof value}`
}
