// No pattern takes time in the square of a text's length, as far as an automaton can tell: one request would
// hold up everybody else's. Those with a bound on what they read are named with it.

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { check } from 'recheck'
import { expect, test } from 'vitest'

/** What bounds the text that a pattern is asked of, by file. */
const BOUNDED: Record<string, string> = {
  'src/environment/envFile.ts': 'a file of the operator',
  'src/bodies/parts.ts': 'a header, of which Node takes 16 kB in all',
  'src/logging/redact.ts': 'cut to 2,000 characters before',
  'src/mail/adapter.ts': 'an address of the settings',
  'src/mail/retries.ts': 'cut to 2,000 characters before',
  'src/mail/textOfHtml.ts': 'a letter of ours, in which what people wrote is escaped and bounded',
  'src/moderation/markdown.ts': 'a comment, at most 5,000 characters',
  'src/publishing/drafts/slugify.ts': 'an address, at most 80 characters',
  'src/readers/names/nameReadings.ts': 'the name of a reader, at most 320 characters',
  'src/figures/format.ts': 'the title of a source, bounded when it is saved',
  'src/admin/moderation/queue.ts': 'an excerpt of 180 characters',
  'src/site/view/ownLinks.ts': 'a page of ours, in which what people wrote is escaped',
}

type Pattern = { file: string; source: string; flags: string }

function patternsIn(file: string): Pattern[] {
  const found: Pattern[] = []
  const visitor = new Visitor({
    Literal(node) {
      if ('regex' in node && node.regex)
        found.push({ file, source: node.regex.pattern, flags: node.regex.flags })
    },
  })
  visitor.visit(parseSync(file, readFileSync(file, 'utf8')).program)
  return found
}

test('every pattern is linear, or reads a bounded text', async () => {
  const files = ['src', 'access', 'collections'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => path.join(folder, name)),
  )
  const patterns = files.flatMap(patternsIn)
  expect(patterns.length).toBeGreaterThan(300)
  const slow: string[] = []
  for (const { file, source, flags } of patterns) {
    const { status } = await check(source, flags, { checker: 'automaton', timeout: 5_000 })
    if (status === 'vulnerable') slow.push(`${file}: /${source}/`)
  }
  expect(slow.filter((one) => !BOUNDED[one.split(':')[0]!])).toEqual([])
  const named = new Set(slow.map((one) => one.split(':')[0]!))
  expect(Object.keys(BOUNDED).filter((file) => !named.has(file))).toEqual([])
}, 120_000)
