// The texts of the newsroom: one in each state in which an upgrade can meet it.

import { p, text } from '#src/demo/text.ts'
import type { Colleague, Known } from '../known.ts'
import { fromCamera } from './camera.ts'
import type { Data, Hands, Row } from './hands.ts'

/** When the scheduled text goes out. */
export const RELEASE = '2026-06-01T12:00:00.000Z'

const UPDATE = { kind: 'update', note: 'What is new today.' }

type Desk = { hands: Hands; tokens: Record<Colleague, string>; staff: Known['staff'] }

export type Written = Pick<Known, 'texts' | 'picture' | 'newSection'>

/** Writes them all, and takes each as far as its name says. */
export async function write({ hands, tokens, staff }: Desk): Promise<Written> {
  const { desk, make } = hands
  const draft = (headline: string, data: Data = {}): Promise<Row> =>
    make(tokens.author, '/articles?draft=true&depth=0', {
      headline,
      standfirst: `What ${headline.toLowerCase()} means.`,
      body: text(p(`So much for ${headline}.`)),
      byline: [staff.author.id],
      commenting: { mode: 'open' },
      ...data,
    })
  const save = (person: Colleague, { id }: Row, data: Data, query = '') =>
    desk(tokens[person], 'PATCH', `/articles/${id}?draft=true&depth=0${query}`, data)
  const autosave = (person: Colleague, article: Row, data: Data) =>
    save(person, article, data, '&autosave=true')
  const move = async (person: Colleague, { id }: Row, ...actions: string[]) => {
    for (const action of actions) {
      const { revision } = await desk(tokens[person], 'GET', `/articles/${id}/workflow`)
      await desk(tokens[person], 'POST', `/articles/${id}/workflow/${action}`, { revision, note: 'Because.' })
    }
  }
  const approved = async (headline: string, data: Data = {}): Promise<Row> => {
    const article = await draft(headline, data)
    await move('author', article, 'submit')
    await move('editor', article, 'approve')
    return article
  }

  const policy = await make(tokens.editor, '/topics', { name: 'Trade policy' })
  const newSection = await make(tokens.editor, '/topics', { name: 'Tungsten levy' })
  const picture = await uploaded(hands, tokens.author)
  const published = await approved('Copper in the rain', { leadImage: picture.id, topics: [policy.id] })
  await move('editor', published, 'publish')

  const overwritten = await draft('Overwritten zinc')
  await autosave('second', overwritten, { standfirst: 'Five careful sentences of a colleague’s.' })
  await autosave('editor', overwritten, { standfirst: 'Something else.' })
  await move('author', overwritten, 'submit')

  const restored = await draft('Begun')
  await save('editor', restored, { headline: 'BAD', standfirst: 'Never read by anybody.' })
  await save('editor', restored, { headline: 'GOOD', standfirst: 'Read and approved.' })
  await move('author', restored, 'submit')
  await move('second', restored, 'approve', 'publish')
  const versions = await desk(
    tokens.author,
    'GET',
    `/articles/versions?where[version.headline][equals]=BAD&where[parent][equals]=${restored.id}&depth=0`,
  )
  const bad = (versions.docs as Row[])[0]!
  await desk(tokens.author, 'POST', `/articles/versions/${bad.id}?draft=true`)
  await save('author', restored, { change: UPDATE })
  await move('author', restored, 'submit')

  const withdrawn = await draft('Tungsten vanished')
  await save('second', withdrawn, { standfirst: 'It had not.' })
  await move('author', withdrawn, 'submit')
  await move('editor', withdrawn, 'approve', 'publish', 'ask-withdrawal')
  await move('admin', withdrawn, 'withdraw')

  const scheduled = await approved('Levy on tungsten', { releaseAt: RELEASE, topics: [newSection.id] })
  await move('editor', scheduled, 'publish')
  const hidden = await approved('Zinc, turned', {
    standfirst: 'Stocks \u202Eesor\u202C last week.',
    releaseAt: RELEASE,
  })
  await move('editor', hidden, 'publish')
  const lapsing = await draft('Approved by a leaver')
  await move('author', lapsing, 'submit')
  await move('second', lapsing, 'approve')
  const inReview = await draft('Lead in review')
  await move('author', inReview, 'submit')

  const texts = { published, overwritten, restored, withdrawn, scheduled, hidden, lapsing, inReview }
  const all = { ...texts, approved: await approved('Tin, approved', { leadImage: picture.id }) }
  const { id, filename, width, height } = picture as Row & Known['picture']
  return {
    texts: Object.fromEntries(
      await Promise.all(Object.entries(all).map(async ([name, row]) => [name, await slugged(hands, row)])),
    ) as Written['texts'],
    picture: { id, filename, width, height },
    newSection: { id: newSection.id, slug: String(newSection.slug) },
  }
}

async function uploaded({ make }: Hands, token: string): Promise<Row> {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(await fromCamera())], 'rain.jpg', { type: 'image/jpeg' }))
  form.set('_payload', JSON.stringify({ alt: 'A yard in the rain', credit: 'Anna', rights: 'Ours' }))
  return make(token, '/media?depth=0', form)
}

async function slugged({ payload }: Hands, { id }: Row): Promise<{ id: string; slug: string }> {
  const article = await payload.findByID({
    collection: 'articles',
    id,
    draft: true,
    depth: 0,
    overrideAccess: true,
  })
  return { id, slug: String(article.slug) }
}
