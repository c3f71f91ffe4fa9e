// What readers see of a part of an article, line by line, so that two of its editions can be compared.

import { recordOf, stringOf } from '#src/richtext/records.ts'
import type { RichText } from '#src/richtext/types.ts'
import { nodesInOrder } from '#src/richtext/walk.ts'
import { CLASS_LABELS } from './classes.ts'
import type { ArticleContent, PartName } from './content.ts'
import { inputTexts } from './inputs.ts'
import { partOf } from './parts.ts'

/** Parts that are more, or something other, than their plain texts. */
const LINES: { [Name in PartName]?: (value: ArticleContent[Name]) => string[] } = {
  figures: (figures) =>
    figures.map(
      ({ label, text, kind, asOf, source }) =>
        `${label}: ${text}, ${kind}, as of ${asOf}. Source: ${source.title}`,
    ),
  end: (end) => (end ? [`${end.at}, the page ${end.page}`] : []),
  regulatoryClass: (name) => [CLASS_LABELS[name] ?? name],
  commenting: ({ mode, days }) => [days ? `${mode}, ${days} days` : mode],
  body: (body) => [...(partOf('body').texts?.(body) ?? []).map(({ text }) => text ?? ''), ...bodyFacts(body)],
}

/** The lines of a part; none for one that says nothing. */
export function publicLines<Name extends PartName>(name: Name, content: ArticleContent): string[] {
  const value = content[name]
  if (value === null || value === undefined) return []
  const own =
    LINES[name]?.(value) ??
    [...inputTexts(content, name), ...(partOf(name).texts?.(value) ?? [])].map(({ text }) => text ?? '')
  return own.filter((line) => line.trim() !== '')
}

/** The view, the horizon and the analyst of each commentary block, in their order. */
export function viewsIn(body: RichText): { stance: string; horizon: string; analyst: string }[] {
  return [...nodesInOrder(body)]
    .map((node) => recordOf(node['fields']))
    .filter((fields) => fields['blockType'] === 'commentary')
    .map((fields) => ({
      stance: stringOf(fields['stance']) || 'none',
      horizon: stringOf(fields['horizon']).trim(),
      analyst: stringOf(recordOf(fields['analyst'])['name']),
    }))
}

/** What a body shows beside its words: views, and where its links lead. */
function bodyFacts(body: RichText): string[] {
  const links = [...nodesInOrder(body)].map((node) => stringOf(recordOf(node['fields'])['url']))
  return [
    ...viewsIn(body).map(({ stance }) => `View: ${stance}`),
    ...links.filter(Boolean).map((url) => `Link: ${url}`),
  ]
}
