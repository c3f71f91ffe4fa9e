// Turns Unicode's confusables.txt into the compact table that names of readers are compared by: node
// scripts/confusables.mjs path/to/confusables.txt The file is
// https://www.unicode.org/Public/security/<version>/confusables.txt (UTS 39). Sources that never reach the
// table, since names are composed (NFKC) before, are left out.

import { readFileSync, writeFileSync } from 'node:fs'

const [file] = process.argv.slice(2)
if (!file) throw new Error('Say where confusables.txt is: node scripts/confusables.mjs confusables.txt')
const source = readFileSync(file, 'utf8')
const version = /^# Version: (\S+)/mu.exec(source)?.[1]
if (!version) throw new Error('The file does not say which version it is.')

const signs = (codes) =>
  codes
    .trim()
    .split(/\s+/)
    .map((code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .join('')
const pairs = source
  .split('\n')
  .map((line) => /^\uFEFF?([0-9A-F]+)\s*;\s*([0-9A-F ]+?)\s*;\s*MA/u.exec(line))
  .filter((match) => match !== null)
  .map(([, from, to]) => [signs(from), signs(to)])
  .filter(([from]) => from.normalize('NFKC') === from)

const targets = new Map()
for (const [from, to] of pairs) targets.set(to, (targets.get(to) ?? '') + from)
const escaped = (text) => [...text].map((sign) => `\\u{${sign.codePointAt(0).toString(16)}}`).join('')
const rows = [...targets].map(([to, from]) => `  '${escaped(to)}': '${escaped(from)}',`)

writeFileSync(
  'src/plainText/confusables.ts',
  `// Signs that look alike, by what they look like: UTS 39, version ${version}, written by scripts/confusables.mjs. Data of Unicode, Inc.,
// under the Unicode License v3 (https://www.unicode.org/license.txt).

/** The version of Unicode's table. */
export const CONFUSABLES_VERSION = '${version}'

/** What each of these signs is taken for, and the signs that are. */
export const CONFUSABLES: Readonly<Record<string, string>> = {
${rows.join('\n')}
}
`,
)
