// All that anybody outside can see of an article, to be compared byte for byte before and after an attempt.

import type { Hono } from 'hono'
import type { Payload } from 'payload'
import { digestOf } from '#src/hashing/digest.ts'
import { apiClient, type Client } from '../api/client.ts'
import { siteOver } from './site.ts'

export type PublicView = {
  copy: Record<string, unknown> | null
  documentHolds: boolean
  page: string
  api: string
}

type Eyes = { site: Hono; api: Client; now: Date }

const eyes = new WeakMap<Payload, Eyes>()

/**
 * The public copy as it is stored, the page, and what `/api/v1` answers; all as of one instant for each
 * newsroom.
 */
export async function publicView(
  payload: Payload,
  { id, slug }: { id: string; slug?: string | null },
): Promise<PublicView> {
  const { site, api, now } = eyesOn(payload)
  const stored = await payload.db.findOne<Record<string, unknown> & { id: string }>({
    collection: 'publicCopies',
    where: { article: { equals: id } },
  })
  const page = await site.request(`/articles/${slug}`)
  const answer = await api(`/articles/${slug}`, { now })
  return {
    copy: stored && { ...stored, updatedAt: undefined },
    documentHolds: !stored || digestOf(stored.document) === stored.documentHash,
    page: `${page.status} ${page.headers.get('location') ?? ''}\n${await page.text()}`,
    api: `${answer.status} ${JSON.stringify(answer.body)}`,
  }
}

/** The site and the public API over this newsroom, and the instant at which they look. */
export function eyesOn(payload: Payload): Eyes {
  const now = new Date()
  const known = eyes.get(payload) ?? {
    site: siteOver(payload, () => now),
    api: apiClient(payload),
    now,
  }
  eyes.set(payload, known)
  return known
}
