// Addresses that are nearly those of a page lead to it, and nothing else leads anywhere.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wholeArticle } from './articles.ts'
import { ARTICLE } from './drawn.tsx'
import { openSeeded, type Seeded } from './seeded.ts'

let seeded: Seeded

beforeAll(async () => {
  seeded = await openSeeded()
  await seeded.show([wholeArticle()])
})
afterAll(() => seeded?.close())

const ledTo = async (path: string) => {
  const { status, location } = await seeded.browser().get(path)
  return status === 308 ? location : status
}

describe('the address of a page', () => {
  test.each([
    [`${ARTICLE}/`, ARTICLE],
    [`${ARTICLE}//`, ARTICLE],
    [ARTICLE.toUpperCase(), ARTICLE],
    [`/${ARTICLE}`, ARTICLE],
    [ARTICLE.replace('/articles/', '/Articles//'), ARTICLE],
    [`${ARTICLE}/?comment=1&utm=%2F%2Fevil.example`, `${ARTICLE}?comment=1&utm=%2F%2Fevil.example`],
    [`${ARTICLE}/?as=reader`, `${ARTICLE}?as=reader`],
    ['/Commodities/Rare-Earths/', '/commodities/rare-earths'],
    ['/authors/Hana-Okafor', '/authors/hana-okafor'],
    ['/corrections/', '/corrections'],
    ['/Login/?next=/account', '/login?next=/account'],
    ['/feed.xml/', '/feed.xml'],
    ['//FEED.XML', '/feed.xml'],
    ['/commodities/Rare-Earths/feed.xml', '/commodities/rare-earths/feed.xml'],
    ['/robots.txt/', '/robots.txt'],
    ['/sitemap.xml//', '/sitemap.xml'],
    ['//', '/'],
    ['//evil.example/%2e%2e', '/'],
  ])('%s leads to %s', async (asked, right) => {
    expect(await ledTo(asked)).toBe(right)
    expect(await ledTo(right)).toBe(200)
  })

  test.each([
    '//evil.example',
    '//evil.example/articles/x',
    '/%2Fevil.example/',
    '/\\evil.example/',
    '//evil',
    '/articles/x%0d%0aset-cookie:a/',
    '/articles/x%2F',
    '/api/v1/articles/',
    '/API/v1/articles',
    '/api/media/file/A.jpg/',
    '/assets/Site.css/',
    '/Admin/',
    '/nothing/',
    ARTICLE.replace('us-and', 'Üs-and'),
  ])('%s leads nowhere', async (asked) => expect(await ledTo(asked)).toBe(404))

  test('is not mended for what is sent', async () => {
    const { post } = seeded.browser()
    expect((await post(`${ARTICLE}/comments/`, { body: 'Hello.' })).status).toBe(404)
    expect((await post('/Login', { email: 'a@b.example', password: 'x' })).status).toBe(404)
  })

  test('of a page that is not there is told as such at its right address', async () => {
    expect(await ledTo('/articles/Nothing/')).toBe('/articles/nothing')
    expect(await ledTo('/articles/nothing')).toBe(404)
  })
})
