// No pattern takes time in the square of a text's length, as far as an automaton can tell: one request would
// hold up everybody else's. Those with a bound on what they read are named with it.

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { check } from 'recheck'
import { expect, test } from 'vitest'

/** How many such patterns a file has, and what bounds the texts that they are asked of. */
const BOUNDED: Record<string, [count: number, reads: string]> = {
  'src/environment/envFile.ts': [2, 'a file of the operator'],
  'src/logging/redact.ts': [4, 'cut to 2,000 characters before'],
  'src/mail/adapter.ts': [1, 'an address of the settings'],
  'src/mail/retries.ts': [1, 'cut to 2,000 characters before'],
  'src/mail/textOfHtml.ts': [3, 'a letter of ours, in which what people wrote is escaped and bounded'],
  'src/moderation/markdown.ts': [1, 'a comment, at most 5,000 characters'],
  'src/publishing/drafts/slugify.ts': [2, 'an address, at most 80 characters'],
  'src/readers/names/nameReadings.ts': [1, 'the name of a reader, at most 320 characters'],
  'src/figures/format.ts': [1, 'the title of a source, bounded when it is saved'],
  'src/admin/moderation/queue.ts': [1, 'an excerpt of 180 characters'],
  'src/site/view/ownLinks.ts': [2, 'a page of ours, in which what people wrote is escaped'],
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
  const slow: Record<string, string[]> = {}
  for (const { file, source, flags } of patterns) {
    const found = await check(source, flags, { checker: 'automaton', timeout: 60_000 })
    // Of some forms, such as looking ahead, the automaton cannot tell.
    const isLate = found.status === 'unknown' && found.error.kind === 'timeout'
    if (found.status === 'vulnerable' || isLate) (slow[file] ??= []).push(source)
  }
  const unbounded = Object.entries(slow).filter(([file, found]) => found.length !== BOUNDED[file]?.[0])
  expect(unbounded).toEqual([])
  expect(Object.keys(BOUNDED).filter((file) => !slow[file])).toEqual([])
}, 240_000)
