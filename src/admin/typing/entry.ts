// What the journal keeps of an article that somebody is writing: all that is typed, and on which revision.

import { KEPT_FIELDS, PAYLOAD_FIELDS } from '#src/articles/draft.ts'
import { asShown } from '#src/richtext/asShown.ts'

/** The fields of the form as they are sent, by name. */
export type Typed = Record<string, unknown>

export type JournalEntry = {
  /** Who typed it, and in which tab of the browser. */
  person: string
  article: string
  tab: string
  /** The revision that it was typed on. */
  revision: number
  fields: Typed
  /** When the last of it was typed, in milliseconds since 1970. */
  typedAt: number
}

/** Nobody types what the workflow and Payload keep. */
const KEPT: readonly string[] = [...KEPT_FIELDS, ...PAYLOAD_FIELDS]

/** For so long what nobody asked for is kept, in milliseconds: 30 days. */
export const KEPT_FOR_MS = 30 * 86_400_000

/** Another tab that typed less than so long ago is still at it, in milliseconds. */
const STILL_TYPING_MS = 15_000

/** What of a form a person may have typed. */
export function typedIn(data: Typed): Typed {
  return Object.fromEntries(Object.entries(data).filter(([name]) => !KEPT.includes(name)))
}

/**
 * The names of the fields in which one text differs from another. Nothing, null, empty text and an empty list
 * are the same.
 */
export function fieldsApart(one: Typed, other: Typed): string[] {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return names.filter((name) => canonical(one[name]) !== canonical(other[name]))
}

/** The fields of an entry that the article, as the server has it, does not hold. */
export function unsavedFields({ fields }: JournalEntry, article: Typed): string[] {
  const here = typedIn(article)
  const same = Object.fromEntries(Object.keys(fields).map((name) => [name, here[name]]))
  return fieldsApart(asStored(same), asStored(fields)).filter(
    (field) => !(field === 'slug' && !fields['slug']), // made from the headline by the server
  )
}

/** With the text in the shape in which the server keeps it: a cell without the marks of a spreadsheet. */
function asStored(fields: Typed): Typed {
  if (!fields['body']) return fields
  const body = structuredClone(fields['body'])
  let given = 0
  asShown(body, () => (given++).toString(16).padStart(24, '0'))
  return { ...fields, body }
}

/**
 * Whether an entry is to be offered to a person who opens the article now in this tab. `isOpen`: whether the
 * tab of the entry is.
 */
export function isOffered(
  entry: JournalEntry,
  { tab, isOpen, now }: { tab: string; isOpen: boolean; now: number },
): boolean {
  if (now - entry.typedAt > KEPT_FOR_MS) return false
  return entry.tab === tab || !isOpen || now - entry.typedAt > STILL_TYPING_MS
}

function canonical(value: unknown): string {
  return (
    (JSON.stringify(value, (_key, held: unknown) => {
      if (held === null || held === '' || (Array.isArray(held) && held.length === 0)) return undefined
      if (typeof held !== 'object' || Array.isArray(held)) return held
      const sorted = Object.entries(held).toSorted(([a], [b]) => (a < b ? -1 : 1))
      const kept = sorted.filter(([, part]) => part !== null && part !== '' && part !== undefined)
      return kept.length > 0 ? Object.fromEntries(kept) : undefined
    }) as string | undefined) ?? ''
  )
}
