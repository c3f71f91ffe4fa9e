// What readers see of a part of an article, line by line, so that two of its editions can be compared.

import { wholeFigure } from '#src/figures/wholeFigure.ts'
import { shownLines, type ShownLine } from '#src/richtext/body/shownLines.ts'
import type { Forms } from '#src/richtext/shownInline.ts'
import { CLASS_LABELS } from '../classes.ts'
import type { ArticleContent, PartName } from '../content.ts'
import { inputTexts } from '../inputs.ts'
import { partOf } from '../parts.ts'

/** Parts that are more, or something other, than their plain texts. */
const LINES: { [Name in PartName]?: (value: NonNullable<ArticleContent[Name]>) => string[] } = {
  figures: (figures) => figures.map(wholeFigure),
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
  const lines = name === 'body' ? shownLines(content.body, forms) : plainLines(name, content, value, forms)
  return lines.filter(({ text }) => text.trim() !== '')
}

/** Parts of several texts, each of which is another thing to readers: each line says which it is. */
const NAMED: readonly PartName[] = ['seo', 'leadImage', 'byline', 'change']

function plainLines<Name extends PartName>(
  name: Name,
  content: ArticleContent,
  value: NonNullable<ArticleContent[Name]>,
  forms: Forms,
): ShownLine[] {
  const isNamed = forms === 'all' && NAMED.includes(name)
  const texts = [...inputTexts(content, name), ...(partOf(name).texts?.(value) ?? [])]
  const own =
    LINES[name]?.(value) ??
    texts.map(({ called, text }) => (text && isNamed ? `${called}: ${text}` : (text ?? '')))
  return [...own, ...(BESIDE[name]?.(value) ?? [])].map((text) => ({ text }))
}
