// What the parts of an article are made of once everything that it refers to has been looked up.

import type { PublicTerm } from '#src/figures/types.ts'
import type { ReferencedDocuments, References } from '#src/richtext/body/references.ts'
import type { RichText } from '#src/richtext/types.ts'
import { idsOf, type Reference } from './ids.ts'

/** What a draft refers to, by id, as readers may see it; references that are gone are in no map. */
export type Resolved = ReferencedDocuments & {
  commodities: ReadonlyMap<string, PublicTerm>
  topics: ReadonlyMap<string, PublicTerm>
  /** The body with its references in place. */
  body: RichText
  /** The ids that the body refers to. */
  cited: References
}

/** The documents behind these references, each once, in their order; what is gone is left out. */
export function pick<Document>(
  documents: ReadonlyMap<string, Document>,
  references: readonly Reference[] | null | undefined,
): Document[] {
  return [...new Set(idsOf(references))].flatMap((id) => {
    const document = documents.get(id)
    return document === undefined ? [] : [document]
  })
}

/** The text without the space around it; empty where there is none. */
export function trimmed(text: string | null | undefined): string {
  return text?.trim() ?? ''
}

/** As `trimmed`, and null where nothing is left. */
export function trimmedOrNull(text: string | null | undefined): string | null {
  return trimmed(text) || null
}
