// The form of what goes into an evidence pack.

import { canonicalJson } from '#src/hashing/canonicalJson.ts'

/** One file; `path` is relative to the pack, with slashes. */
export type PackFile = { path: string; content: string }

/** A file for people and programs to read: JSON with line breaks. */
export function readable(path: string, value: unknown): PackFile {
  return { path, content: `${JSON.stringify(value, null, 2)}\n` }
}

/** A file whose SHA-256 is the hash of the value: canonical JSON (RFC 8785), nothing before or after it. */
export function canonical(path: string, value: unknown): PackFile {
  return { path, content: canonicalJson(value) }
}

/** `7` as `007`, so that files stand in the order of their numbers. */
export function numbered(number: number, digits = 3): string {
  return String(number).padStart(digits, '0')
}
