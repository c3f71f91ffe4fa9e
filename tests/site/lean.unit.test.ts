// What a reader has to download for an article with its fifty comments. The numbers are promises (docs/performance.md).

import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

import { build } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'

import { bundleOptions } from '../../scripts/lib/siteBundle.mjs'
import { comment, thread } from './fakes.ts'
import { visitor } from './visit.ts'

const ARTICLE = '/articles/us-and-japan-sign-rare-earths-framework'
/** As the server compresses a page once, to send it many times. */
const QUALITY = 9

const files: Record<string, Uint8Array> = {}
let html = ''

beforeAll(async () => {
  const { outputFiles } = await build({ ...bundleOptions, entryNames: '[name]', write: false })
  for (const { path: file, contents } of outputFiles) files[path.basename(file)] = contents
  const page = await visitor({ threads: fiftyComments(), nextThreads: 'next' }).get(ARTICLE)
  html = page.html
})

describe('an article with fifty comments', () => {
  it('is fifty comments', () => {
    expect(html.match(/<article class="comment /g)?.length).toBe(50 + 2) // and two templates
  })

  it('takes at most 15 kB of HTML and style', () => {
    expect(size(html) + size(files['styles.css'])).toBeLessThanOrEqual(15_000)
  })

  it('takes at most 10 kB of script, none of it to read', () => {
    expect(size(files['site.js'])).toBeGreaterThan(0)
    expect(size(files['site.js'])).toBeLessThanOrEqual(10_000)
    expect([...html.matchAll(/<script(?![^>]*ld\+json)[^>]*>/g)].map(([tag]) => tag)).toEqual([expect.stringMatching(/^<script type="module" src="\/assets\/[^"]+">$/)])
  })

  it('loads nothing from anywhere else', () => {
    const loaded = [...html.matchAll(/<(?:link rel="(?:stylesheet|preload|icon)"[^>]* href|script[^>]* src|img[^>]* src|source[^>]* srcset|iframe[^>]* src)="([^"]+)"/g)].map(([, address]) => address)
    expect(loaded.length).toBeGreaterThan(3)
    for (const address of loaded) expect(address).toMatch(/^\/(?!\/)/)
    expect(new TextDecoder().decode(files['styles.css'])).not.toMatch(/https?:|url\(["']?\/\//)
  })
})

function size(content: string | Uint8Array | undefined): number {
  return brotliCompressSync(content ?? '', { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }).length
}

/** As people write under a post: a sentence or a few, each its own words, twenty threads and their replies. */
function fiftyComments() {
  const one = (index: number, inReplyTo: { id: string; authorName: string } | null = null) =>
    comment({ id: uuid(index), authorName: NAMES[(index * 7) % NAMES.length]!, html: `<p>${sentences(index)}</p>`, createdAt: new Date(Date.UTC(2026, 10, 6, 9) - index * 431_000).toISOString(), inReplyTo })
  return Array.from({ length: 20 }, (_, index) => {
    const root = one(index * 3)
    const replies = Array.from({ length: index % 2 === 0 ? 2 : 1 }, (__, reply) => one(index * 3 + reply + 1, { id: root.id, authorName: root.authorName! }))
    return thread(root, replies, index === 3 ? 4 : 0)
  })
}

const NAMES = ['Mei Tanaka', 'R. Castellanos', 'Ola Berg', 'Noor Haddad', 'J. Whitfield', 'Kenji Mori', 'Ana Lúcia Prado', 'Tomás Okafor', 'Ines Albrecht', 'P. van der Meer', 'Sunita Rao', 'Lars Holm', 'Amara Diallo']

/** Two hundred and some letters on average, from words that a compressor cannot know by heart. */
function sentences(seed: number): string {
  const random = randomOf(seed + 1)
  return Array.from({ length: 1 + Math.floor(random() * 4) }, () => sentence(random)).join(' ')
}

function sentence(random: () => number): string {
  const words = Array.from({ length: 8 + Math.floor(random() * 12) }, () => WORDS[Math.floor(random() * WORDS.length)]!).join(' ')
  return `${words[0]!.toUpperCase()}${words.slice(1)}.`
}

const WORDS = (
  'the floor price nobody wants to pay is a subsidy by another name and separators in Malaysia know it before Washington does but what happens if Beijing lifts the quota again in March when stockpile tenders close at ' +
  'spot minus freight margin contracts oxide magnet makers hedge basis risk warehouse premium offtake Lynas guidance quarter demand traction motors wind turbines delay license export permit customs data revision tonne ' +
  'kilogram forward curve backwardation contango liquidity thin paper market physical traders Singapore Tokyo ministry budget clause annex memo treasury support level cost capital debt covenant mine ramp recovery grade ' +
  'heavy light dysprosium terbium neodymium praseodymium yttrium scandium gallium germanium antimony tungsten honest question source please chart axis wrong agree partly not convinced history 2010 embargo spike crash'
).split(' ')

/** A small generator of numbers (mulberry32), so that every run measures the same page. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Ids as long and as random as those of the house (UUIDv7). */
function uuid(index: number): string {
  const random = randomOf(index * 977 + 5)
  const hex = (length: number) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('')
  return `019aef${hex(2)}-${hex(4)}-7${hex(3)}-9${hex(3)}-${hex(12)}`
}
