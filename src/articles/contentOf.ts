// Makes the content that is approved and published, part by part.

import type { ArticleContent } from './content.ts'
import type { ArticleDraft } from './draft.ts'
import { PART_NAMES, partOf } from './parts.ts'
import type { Resolved } from './resolved.ts'

/** The content of a draft whose references have been looked up. It has every part of the table, and no other. */
export function contentOf(draft: ArticleDraft, resolved: Resolved): ArticleContent {
  return Object.fromEntries(
    PART_NAMES.map((name) => [name, partOf(name).compose(draft, resolved)]),
  ) as ArticleContent
}

/** A sentence for each text that is longer than its form allows, which a draft is saved without. */
export function overlongTexts(content: ArticleContent): string[] {
  return PART_NAMES.flatMap((name) => Object.entries(partOf(name).texts ?? {}))
    .filter(([path, { maxLength }]) => lengthAt(content, path) > maxLength)
    .map(([, { called, maxLength }]) => `${called} is longer than ${maxLength} characters.`)
}

function lengthAt(content: ArticleContent, path: string): number {
  const value = path
    .split('.')
    .reduce<unknown>((part, name) => (part as Record<string, unknown> | null)?.[name], content)
  return typeof value === 'string' ? value.length : 0
}
