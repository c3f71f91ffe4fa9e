// What a reader has to download for an article with its fifty comments. The numbers are promises
// (docs/performance.md).

import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { build } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'
import { bundleOptions } from '../../scripts/lib/siteBundle.mjs'
import { wholeArticle } from './articles.ts'
import { drawArticle } from './drawn.tsx'
import { fiftyComments } from './fifty.ts'

/** Brotli as for a page that was made this moment, and as for a file, or a page that stays for a while. */
const AT_ONCE = 5
const AT_LEISURE = 11

const files: Record<string, Uint8Array> = {}
let html = ''

beforeAll(async () => {
  const { outputFiles = [] } = await build({ ...bundleOptions, entryNames: '[name]', write: false })
  for (const { path: file, contents } of outputFiles) files[path.basename(file)] = contents
  const conversation = { total: 54, threads: fiftyComments(), next: 'next' }
  html = (await drawArticle(wholeArticle(), { conversation, commentCount: conversation.total })).html
})

describe('an article with fifty comments', () => {
  it('is fifty comments', () => {
    expect(html.match(/<article class="comment /g)?.length).toBe(50 + 2) // and two templates
  })

  it('takes at most 15 kB of HTML and style, and little more in the moment in which it is new', () => {
    const style = size(files['styles.css'])
    expect(size(html) + style).toBeLessThanOrEqual(15_000)
    expect(size(html, AT_ONCE) + style).toBeLessThanOrEqual(16_500)
  })

  it('takes at most 10 kB of script, none of it to read', () => {
    expect(size(files['site.js'])).toBeGreaterThan(0)
    expect(size(files['site.js'])).toBeLessThanOrEqual(10_000)
    expect([...html.matchAll(/<script(?![^>]*ld\+json)[^>]*>/g)].map(([tag]) => tag)).toEqual([
      expect.stringMatching(/^<script type="module" src="\/assets\/[^"]+">$/),
    ])
  })

  it('loads nothing from anywhere else', () => {
    const loaded = [
      ...html.matchAll(
        /<(?:link rel="(?:stylesheet|preload|icon)"[^>]* href|script[^>]* src|img[^>]* src|source[^>]* srcset|iframe[^>]* src)="([^"]+)"/g,
      ),
    ].map(([, address]) => address)
    expect(loaded.length).toBeGreaterThan(3)
    for (const address of loaded) expect(address).toMatch(/^\/(?!\/)/)
    expect(new TextDecoder().decode(files['styles.css'])).not.toMatch(/https?:|url\(["']?\/\//)
  })
})

function size(content: string | Uint8Array | undefined, quality = AT_LEISURE): number {
  return brotliCompressSync(content ?? '', { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length
}
