// A newsroom that has got another address: the pictures of what was published before are there under the new
// one.

import { expect, test } from 'vitest'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { withShownPictures } from '#src/pictures/shownPictures.ts'

const FILE = '/api/media/file/field.jpg'
const picture = (origin: string) => ({
  id: 'p1',
  alt: 'A field',
  mimeType: 'image/jpeg',
  url: origin + FILE,
  width: 1,
  height: 1,
  sizes: [{ name: 'card', url: `${origin}${FILE}?card`, width: 1, height: 1 }],
})
const article = (origin: string) =>
  ({
    leadImage: picture(origin),
    body: {
      root: { children: [{ fields: { image: picture(origin) } }, { url: `https://other.example${FILE}` }] },
    },
  }) as unknown as PublicArticle
const shown = (document: PublicArticle) =>
  withShownPictures(document, JSON.stringify(document), 'https://news.example')

test('its pictures have the present address, and links to other places stay', () => {
  const moved = shown(article('http://localhost:3000'))
  expect(JSON.stringify(moved)).not.toContain('localhost')
  expect(moved.leadImage).toMatchObject({
    url: `https://news.example${FILE}`,
    sizes: [{ url: `https://news.example${FILE}?card` }],
  })
  expect(JSON.stringify(moved)).toContain(`https://other.example${FILE}`)
})

test('one that has it is left as it is', () => {
  const document = { leadImage: picture('https://news.example'), body: {} } as unknown as PublicArticle
  expect(shown(document)).toBe(document)
})
