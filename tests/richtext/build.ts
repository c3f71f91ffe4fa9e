// Texts for tests, in the JSON that Payload's editor stores.

import type { RichText, RichTextNode } from '#src/richtext/types.ts'

type Properties = Record<string, unknown>

/** A node that holds others, with the properties the editor writes. */
export function element(type: string, children: RichTextNode[], more: Properties = {}): RichTextNode {
  return { type, version: 1, direction: null, format: '', indent: 0, children, ...more }
}

/** A run of words; `format` is the editor's bit mask. */
export function text(words: string, format = 0): RichTextNode {
  return { type: 'text', version: 1, text: words, format, detail: 0, mode: 'normal', style: '' }
}

export function body(...children: RichTextNode[]): RichText {
  return { root: element('root', children) as RichText['root'] }
}

export function paragraph(...children: RichTextNode[]): RichTextNode {
  return element('paragraph', children, { textFormat: 0, textStyle: '' })
}

export function heading(tag: string, words: string): RichTextNode {
  return element('heading', [text(words)], { tag })
}

export function list(listType: 'bullet' | 'number', ...items: RichTextNode[][]): RichTextNode {
  const children = items.map((item, index) => element('listitem', item, { value: index + 1 }))
  return element('list', children, { listType, tag: listType === 'bullet' ? 'ul' : 'ol', start: 1 })
}

export function link(url: unknown, words: string, more: Properties = {}): RichTextNode {
  return element('link', [text(words)], {
    version: 3,
    id: '68f0a1',
    fields: { url, newTab: false, linkType: 'custom', ...more },
  })
}

export function block(blockType: string, fields: Properties): RichTextNode {
  return {
    type: 'block',
    version: 2,
    format: '',
    fields: { id: '68f0a2', blockName: '', blockType, ...fields },
  }
}

export function figure(reference: unknown): RichTextNode {
  return { type: 'inlineBlock', version: 1, fields: { id: '68f0a3', blockType: 'figure', figure: reference } }
}

/** A text with one of everything, references as ids. */
export function wholeBody(): RichText {
  return body(
    paragraph(text('The floor is '), figure('fig-ndpr'), text(' for '), text('NdPr', 1), text('.', 2)),
    heading('h2', 'Key provisions'),
    paragraph(
      text('Nd'),
      text('2', 32),
      text('O'),
      text('3', 32),
      { type: 'linebreak', version: 1 },
      { ...text('\t'), type: 'tab', detail: 2 },
      link('https://example.com/a?b=1&c=2', 'the text of it'),
    ),
    list(
      'bullet',
      [text('extraction')],
      [list('number', [text('first')], [text('second')])],
      [text('recycling')],
    ),
    element('quote', [text('A price that reflects the cost.')]),
    { type: 'horizontalrule', version: 1 },
    block('commentary', {
      label: 'Assay Commentary',
      analyst: 'staff-1',
      stance: 'bullish',
      horizon: 'six months',
      text: body(
        paragraph(text('We expect '), figure('fig-apt'), text(', and still '), figure('fig-ndpr'), text('.')),
      ),
    }),
    block('pullQuote', { quote: 'Secure supply is policy now.', attribution: 'A minister' }),
    block('table', {
      caption: 'Prices',
      source: 'Desk',
      headerRow: true,
      headerColumn: true,
      cells: 'Metal\tPrice\nNdPr\t$110\nTb\t–',
    }),
    block('image', { image: 'media-1', caption: 'Mountain Pass' }),
    block('disclosure', { text: 'The author holds no positions.' }),
    block('embed', {
      url: 'https://gov.example/framework',
      title: 'The framework',
      description: 'As signed in Tokyo',
      site: 'Government',
    }),
    heading('h3', 'Key provisions'),
    paragraph(),
  )
}
