// What stands beside the words of an article, as whoever approves it reads it.

import { expect, test } from 'vitest'
import { besideTheText } from '#src/articles/besideTheText.ts'
import type { ArticleContent } from '#src/articles/content.ts'
import { block, body } from '../richtext/build.ts'
import { wholeArticle } from '../site/articles.ts'

test('words of pictures are told with the picture that has them', () => {
  const { leadImage } = wholeArticle()
  const picture = { ...leadImage!, credit: '', rights: null }
  const own = (name: string, alt: string) => ({ ...picture, url: `/media/${name}`, alt })
  const content = {
    ...wholeArticle({ byline: [], figures: [], commodities: [], topics: [] }),
    leadImage: own('a.png', 'A chart'),
    body: body(
      block('image', { image: own('b.png', 'A furnace'), caption: 'Tin' }),
      block('image', { image: own('c.png', 'A chart'), caption: null }),
    ),
  } as unknown as ArticleContent
  expect(besideTheText(content)).toEqual([
    { called: 'The alternative text of a picture (above the text, a.png)', text: 'A chart' },
    { called: 'The alternative text of a picture (“Tin”, b.png)', text: 'A furnace' },
    { called: 'The alternative text of a picture (in the text, c.png)', text: 'A chart' },
  ])
})
