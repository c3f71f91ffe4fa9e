// Articles as the desk takes them through their steps: those of the most blocks and links that are submitted,
// and fifty that are released together.

import { JSON_TYPE } from './send.mjs'
import { textOfBlocks, textOfLinks } from './texts.mjs'

const MEMBERS = 50
const GOES_OUT_AT = new Date(Date.now() + 30 * 86_400_000).toISOString().replace(/T.*/, 'T09:00:00.000Z')

/** `[name, request]` of each. `author` and `editor` are the headers of two who work at the desk. */
export async function stepRequests({ url, author, editor }) {
  const ask = askOf(url)
  const { user } = await ask('/api/staff/me', author)
  const complete = { ...COMPLETE, byline: [user.id] }
  const approved = async (text) => {
    const { doc } = await ask('/api/articles?draft=true', author, { ...complete, ...JSON.parse(text) })
    await step(doc.id, 'submit', author)
    await step(doc.id, 'approve', editor)
    return doc.id
  }
  const step = async (id, action, by) => {
    const { revision, hash } = await ask(`/api/articles/${id}/workflow`, by)
    await ask(`/api/articles/${id}/workflow/${action}`, by, { revision, hash })
    return { status: 200 }
  }
  const published = (text) => async () => step(await approved(text), 'publish', editor)
  const articles = []
  while (articles.length < MEMBERS) articles.push(await approved(textOfBlocks(1)))
  const { doc } = await ask('/api/bundles', editor, { name: 'Bench', articles, releaseAt: GOES_OUT_AT })
  return [
    ['submit to publish, 500 blocks', published(textOfBlocks(500))],
    ['submit to publish, 500 links', published(textOfLinks(500))],
    [
      `bundle of ${MEMBERS}, released and cancelled`,
      async () => {
        const { updatedAt } = await ask(`/api/bundles/${doc.id}?depth=0`, editor)
        await ask(`/api/bundles/${doc.id}/release`, editor, { seen: updatedAt })
        await ask(`/api/bundles/${doc.id}/cancel`, editor, {})
        return { status: 200 }
      },
    ],
  ]
}

const COMPLETE = {
  standfirst: 'A standfirst of one line.',
  regulatoryClass: 'factual',
  commenting: { mode: 'open' },
}

/** Sends a question, or with a body an order. @throws Error for whatever is not done */
function askOf(url) {
  return async (path, headers, body) => {
    const response = await fetch(url + path, {
      method: body ? 'POST' : 'GET',
      headers: { ...JSON_TYPE, origin: url, ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
}
