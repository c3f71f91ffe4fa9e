// What the check of the record found to be otherwise than the record says.

import type { CollectionSlug } from 'payload'

/** `article` is the id of the article concerned, null for people. */
export type Finding = {
  about: CollectionSlug | 'settings' | 'record'
  id: string
  article: string | null
  message: string
}

/** A time of the record in words: `2025-07-10 at 12:00 UTC`. */
export function onTheDay(at: string): string {
  const time = instantOf(at)
  return time ? `${time.slice(0, 10)} at ${time.slice(11, 16)} UTC` : 'an unknown day'
}

/** A time as ISO 8601, UTC; null where it is none. */
export function instantOf(value: unknown): string | null {
  const time = new Date(String(value))
  return Number.isNaN(time.getTime()) ? null : time.toISOString()
}

/** `1 event`, `2 events`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`
}
