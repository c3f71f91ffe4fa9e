// What somebody typed before they could post it: kept in the browser, through log in, registration and the
// mail, in a cookie that goes to the article alone. Without JavaScript nothing else survives the way to the
// mailbox and back.

import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { MAX_SOURCE_LENGTH } from '#src/moderation/text.ts'

/** A comment not yet posted, and the comment it answers. */
export type Draft = { body: string; parentId: string | null }

const NAME = 'assay-draft'
const DAY = 86_400
/** Browsers keep 4,096 bytes a cookie, name and attributes included. */
const PART_LENGTH = 3_600
const MAX_PARTS = 3
const MAX_TEXT = 40_000

/**
 * Anybody may send a text without having logged in: the best setting takes 0.1 s for it, this one a few
 * milliseconds.
 */
const QUICKLY = {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 5,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  },
}

/**
 * The `Set-Cookie` values that keep a draft for a day, compressed, in up to three parts; also those that
 * clear the parts it no longer needs. Null when it is too long to keep or to be posted, which the longest
 * comment Assay allows is not.
 */
export function keepDraft(draft: Draft, options: { path: string; secure: boolean }): string[] | null {
  if (draft.body.length > MAX_SOURCE_LENGTH) return null
  const parentId = isParent(draft.parentId) ? draft.parentId : null
  const packed = brotliCompressSync(JSON.stringify([draft.body, parentId]), QUICKLY).toString('base64url')
  if (packed.length > PART_LENGTH * MAX_PARTS) return null
  return parts((index) => {
    const part = packed.slice(index * PART_LENGTH, (index + 1) * PART_LENGTH)
    return cookie({ index, value: part, age: part === '' ? 0 : DAY, ...options })
  })
}

/** The `Set-Cookie` values that throw a draft away. */
export function dropDraft(options: { path: string; secure: boolean }): string[] {
  return parts((index) => cookie({ index, value: '', age: 0, ...options }))
}

/** The draft that a request carries; null when there is none, or when it was tampered with. */
export function readDraft(cookies: Record<string, string>): Draft | null {
  const packed = parts((index) => cookies[nameOf(index)] ?? '').join('')
  if (packed === '' || packed.length > PART_LENGTH * MAX_PARTS) return null
  try {
    const text = brotliDecompressSync(Buffer.from(packed, 'base64url'), {
      maxOutputLength: MAX_TEXT,
    }).toString('utf8')
    const [body, parentId] = JSON.parse(text) as unknown[]
    if (typeof body !== 'string' || body === '') return null
    return { body, parentId: isParent(parentId) ? parentId : null }
  } catch {
    return null
  }
}

function isParent(id: unknown): id is string {
  return typeof id === 'string' && /^[\w-]{1,64}$/.test(id)
}

function parts(each: (index: number) => string): string[] {
  return Array.from({ length: MAX_PARTS }, (_, index) => each(index))
}

function nameOf(index: number): string {
  return index === 0 ? NAME : `${NAME}-${index + 1}`
}

function cookie(input: { index: number; value: string; age: number; path: string; secure: boolean }): string {
  const secure = input.secure ? '; Secure' : ''
  return (
    `${nameOf(input.index)}=${input.value}; Path=${input.path}; Max-Age=${input.age}; ` +
    `HttpOnly; SameSite=Lax${secure}`
  )
}
