// Texts at their limits (`src/richtext/limits.ts`), as the desk's own API takes them.

const SHAPE = { version: 1, format: '', indent: 0, direction: 'ltr' }

/** As many paragraphs, with as many bytes, as a text may have, full of numbers. */
export function textAtItsLimit(words) {
  return articleOf(
    'Long',
    Array.from({ length: 1_240 }, () => paragraph([text(`${words} `.repeat(2).trim())])),
  )
}

/** One line of words and many pull quotes. */
export function textOfBlocks(count) {
  const quotes = Array.from({ length: count }, (_, at) => ({
    type: 'block',
    version: 2,
    format: '',
    fields: {
      id: (0x100000000000 + at).toString(16).padStart(24, '6'),
      blockName: '',
      blockType: 'pullQuote',
      quote: `Words 1 bn ${at}`,
      attribution: 'A. Person',
    },
  }))
  return articleOf('Quotes', [paragraph([text('a')]), ...quotes])
}

/** Two paragraphs of long links. */
export function textOfLinks(count) {
  const link = (_, at) => ({
    type: 'link',
    ...SHAPE,
    version: 3,
    fields: {
      linkType: 'custom',
      url: `https://www.example.com/a/b?c=d&e=${at}${'%20'.repeat(15)}`,
      newTab: false,
    },
    children: [text(`a1 bn${at}`)],
  })
  return articleOf(
    'Links',
    Array.from({ length: 2 }, () => paragraph(Array.from({ length: count / 2 }, link))),
  )
}

function articleOf(headline, children) {
  return JSON.stringify({ headline, body: { root: { type: 'root', ...SHAPE, children } } })
}

function paragraph(children) {
  return { type: 'paragraph', ...SHAPE, textFormat: 0, children }
}

function text(words) {
  return { type: 'text', version: 1, text: words, format: 0, detail: 0, mode: 'normal', style: '' }
}
