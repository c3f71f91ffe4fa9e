// The folders are the architecture: a module imports only from modules above it.

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { LAYERS } from './layers.ts'

/** Modules of pure knowledge: no Payload, no Next, no database, no files. */
const PURE = [
  'src/plainText',
  'src/eventLoop',
  'src/process',
  'src/hashing',
  'src/figures',
  'src/richtext',
  'src/bodies',
  'src/articles',
  'src/workflow',
  'src/moderation',
  'src/auditEvents',
  'src/caching',
]

const MODULES = LAYERS.flat()
const files = [...sourceFiles('src'), ...sourceFiles('access'), ...sourceFiles('collections')]

test('every file stands in a module that has a layer', () => {
  expect(files.filter((file) => !moduleOf(file))).toEqual([])
})

test('a module imports only from layers above, so no two import each other', () => {
  const climbing = files.flatMap((file) =>
    importsOf(file)
      .map(moduleOfImport)
      .filter((name): name is string => name !== undefined && name !== moduleOf(file))
      .filter((name) => layerOf(name) >= layerOf(moduleOf(file)!))
      .map((name) => `${file} imports from ${name}`),
  )
  expect(climbing).toEqual([])
})

test('only Next, the gateway and the process know the whole config', () => {
  const knowing = files.filter((file) => importsOf(file).includes('#config')).map((file) => moduleOf(file))
  expect([...new Set(knowing)].sort()).toEqual(['src/app', 'src/gateway', 'src/server'])
})

test('pure modules know no Payload, no Next, no database and no files', () => {
  const outside = /^(payload$|@payloadcms|next|mongoose|node:(fs|http|net|child_process))/
  const impure = files
    .filter((file) => PURE.includes(moduleOf(file)!))
    .flatMap((file) =>
      importsOf(file)
        .filter((name) => outside.test(name))
        .map((name) => `${file} imports ${name}`),
    )
  expect(impure).toEqual([])
})

test('articles are written past the draft guard in src/publishing alone', () => {
  const sudo = files
    .filter((file) => /\bsudo\(/.test(readFileSync(file, 'utf8')))
    .map((file) => moduleOf(file))
  expect([...new Set(sudo)]).toEqual(['src/publishing'])
})

test('every call of the Local API says whose rights it uses', () => {
  const silent = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    const calls = [
      ...text.matchAll(
        /payload\.(find|findByID|create|update|delete|count|findGlobal|updateGlobal|findVersions|restoreVersion)\(\{/g,
      ),
    ]
    return calls
      .filter((call) => {
        const args = argumentsAt(text, call.index + call[0].length - 2)
        return !/overrideAccess|\.\.\.asked|\.\.\.as\(|\.\.\.options|\.\.\.save|\.\.\.[a-z]/i.test(args)
      })
      .map((call) => `${file}: ${call[0]}`)
  })
  expect(silent).toEqual([])
})

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => path.join(folder, name))
    .filter((file) => !file.includes('/migrations/'))
}

/** The text from an opening parenthesis to the one that closes it. */
function argumentsAt(text: string, open: number): string {
  let depth = 0
  for (let end = open; end < text.length; end += 1) {
    if (text[end] === '(') depth += 1
    if (text[end] === ')') depth -= 1
    if (depth === 0) return text.slice(open, end + 1)
  }
  return text.slice(open)
}

function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    (match) => match[1]!,
  )
}

function moduleOf(file: string): string | undefined {
  return MODULES.find((name) => file === name || file.startsWith(`${name}/`))
}

function moduleOfImport(name: string): string | undefined {
  if (name.startsWith('#src/')) return moduleOf(`src/${name.slice(5)}`)
  if (name.startsWith('#access/')) return 'access'
  return name.startsWith('#collections/') ? 'collections' : undefined
}

function layerOf(name: string): number {
  return LAYERS.findIndex((layer) => layer.includes(name))
}
