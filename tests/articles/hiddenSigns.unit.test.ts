// The rule for plain texts holds for every text of an article: one that the table forgets fails here.

import { describe, expect, test } from 'vitest'
import type { ArticleContent } from '#src/articles/content.ts'
import { hiddenSigns } from '#src/articles/hiddenSigns.ts'
import type { RichTextNode } from '#src/richtext/types.ts'
import { RARE_EARTHS, TRADE, wholeArticle } from '../site/articles.ts'

const whole = wholeArticle({ topics: [TRADE], commodities: [RARE_EARTHS] })
const block = (blockType: string, fields: Record<string, unknown>): RichTextNode => ({
  type: 'block',
  version: 2,
  fields: { blockType, ...fields },
})
const words = (text: string): RichTextNode => ({ type: 'text', text, version: 1 })
const paragraph = (text: string): RichTextNode => ({ type: 'paragraph', children: [words(text)] })

const content: ArticleContent = {
  slug: 'rare-earths',
  headline: 'Rare earths',
  standfirst: 'A floor.',
  byline: whole.byline.map((author) => ({ ...author, bio: 'A biography.', jobTitle: 'Editor' })),
  commodities: whole.commodities,
  topics: whole.topics,
  leadImage: whole.leadImage,
  body: {
    root: {
      type: 'root',
      children: [
        paragraph('A paragraph.'),
        { type: 'heading', tag: 'h2', children: [words('A heading')] },
        { type: 'quote', children: [words('A quotation.')] },
        {
          type: 'list',
          listType: 'bullet',
          children: [
            { type: 'listitem', children: [words('A point')] },
            {
              type: 'listitem',
              children: [
                {
                  type: 'list',
                  listType: 'number',
                  children: [{ type: 'listitem', children: [words('Nested')] }],
                },
              ],
            },
          ],
        },
        {
          type: 'paragraph',
          children: [
            { type: 'link', fields: { url: 'https://example.com/' }, children: [words('A link')] },
            { type: 'inlineBlock', fields: { blockType: 'figure', figure: whole.figures[0] } },
          ],
        },
        block('commentary', {
          label: 'House view',
          stance: 'bullish',
          horizon: 'three months',
          analyst: { ...whole.byline[0], bio: 'Another biography.' },
          text: { root: { type: 'root', children: [paragraph('The view.')] } },
        }),
        block('pullQuote', { quote: 'A quote.', attribution: 'Somebody' }),
        block('table', { cells: 'a\tb\nc\td', caption: 'A caption', source: 'A source' }),
        block('image', { image: whole.leadImage, caption: 'A caption' }),
        block('disclosure', { text: 'A disclosure.' }),
        block('embed', { url: 'https://example.com/', title: 'Title', description: 'Words', site: 'Site' }),
      ],
    },
  },
  figures: whole.figures,
  disclosure: 'None.',
  seo: { title: 'A title', description: 'A description' },
  regulatoryClass: 'factual',
  change: { kind: 'correction', note: 'A note', was: 'one', is: 'two', where: 'there' },
  commenting: { mode: 'open', days: null },
  releaseAt: null,
  embargoUntil: null,
  end: null,
}

/**
 * Values that nobody types as words: ids, addresses, instants, choices, decimals, and what is written out of
 * them.
 */
const NO_WORDS =
  /(?:^|\.)(?:id|slug|url|mimeType|asOf|accessed|zone|kind|unit|currency|value|low|high|type|tag|listType|blockType|stance|regulatoryClass|mode)$|sizes\.|^figures\.\d+\.text$|figure\.(?!label|source\.title|commodity\.name)/

function* texts(value: unknown, path: string[] = []): Generator<string[]> {
  if (typeof value === 'string') {
    if (!NO_WORDS.test(path.join('.'))) yield path
    return
  }
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) yield* texts(inner, [...path, key])
}

function turned(path: readonly string[]): ArticleContent {
  const copy = structuredClone(content) as unknown as Record<string, unknown>
  let at = copy
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>
  const last = path.at(-1)!
  at[last] = `${String(at[last])}\u202E15`
  return copy as unknown as ArticleContent
}

const paths = [...texts(content)]

test('an article as people write it passes', () => {
  expect(hiddenSigns(content)).toEqual([])
  expect(paths.length).toBeGreaterThan(40)
})

describe('a sign that turns the direction is refused in', () => {
  test.each(paths.map((path) => [path.join('.'), path] as const))('%s', (_, path) => {
    const problems = hiddenSigns(turned(path))
    expect(problems.length).toBeGreaterThan(0)
    for (const problem of problems)
      expect(problem).toMatch(/^(?:The|A|What|Where) .+ \(U\+202E\) after “.+”\. Delete it\.$/)
  })
})

test('a long article of hidden signs gets a few sentences', () => {
  const cells = Array.from({ length: 100 }, (_, index) => `${index}\u200B`).join('\n')
  const body = { root: { type: 'root', children: [block('table', { cells, caption: 'x', source: 'x' })] } }
  expect(hiddenSigns({ ...content, body })).toHaveLength(5)
})
