// What readers see of a part of an article, line by line, so that two of its editions can be compared.

import type { Forms } from '#src/richtext/shownInline.ts'
import { shownLines, type ShownLine } from '#src/richtext/shownLines.ts'
import { CLASS_LABELS } from './classes.ts'
import type { ArticleContent, PartName } from './content.ts'
import { inputTexts } from './inputs.ts'
import { partOf } from './parts.ts'

/** Parts that are more, or something other, than their plain texts. */
const LINES: { [Name in PartName]?: (value: NonNullable<ArticleContent[Name]>) => string[] } = {
  figures: (figures) =>
    figures.map(
      ({ label, text, kind, asOf, zone, source, commodity }) =>
        `${label}: ${text}, ${kind}, as of ${asOf} (${zone})${commodity ? `, ${commodity.name}` : ''}. Source: ${[source.title, source.url, source.accessed].filter(Boolean).join(', ')}`,
    ),
  end: (end) => [`${end.at}, the page ${end.page}`],
  regulatoryClass: (name) => [CLASS_LABELS[name] ?? name],
  commenting: ({ mode, days }) => [days ? `${mode}, ${days} days` : mode],
}

/** What a part shows beside its plain texts. */
const BESIDE: { [Name in PartName]?: (value: NonNullable<ArticleContent[Name]>) => string[] } = {
  leadImage: ({ url }) => [`Picture: ${url}`],
  commodities: (terms) => terms.map(({ slug }) => `Address: ${slug}`),
  topics: (terms) => terms.map(({ slug }) => `Address: ${slug}`),
  byline: (authors) => authors.map(({ slug }) => `Address: ${slug}`),
}

/** The lines of a part, with as much of its form; none for one that says nothing. */
export function publicLines<Name extends PartName>(
  name: Name,
  content: ArticleContent,
  forms: Forms,
): ShownLine[] {
  const value = content[name]
  if (value === null || value === undefined) return []
  const lines = name === 'body' ? shownLines(content.body, forms) : plainLines(name, content, value)
  return lines.filter(({ text }) => text.trim() !== '')
}

function plainLines<Name extends PartName>(
  name: Name,
  content: ArticleContent,
  value: NonNullable<ArticleContent[Name]>,
): ShownLine[] {
  const own =
    LINES[name]?.(value) ??
    [...inputTexts(content, name), ...(partOf(name).texts?.(value) ?? [])].map(({ text }) => text ?? '')
  return [...own, ...(BESIDE[name]?.(value) ?? [])].map((text) => ({ text }))
}
