// No circles: neither of files nor of folders. Read by a real parser, types and re-exports included.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'oxc-parser'
import { expect, test } from 'vitest'

const ALIASES: Record<string, string> = {
  '#src/': 'src/',
  '#access/': 'access/',
  '#collections/': 'collections/',
}

const files = ['src', 'access', 'collections'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts') && !name.includes('migrations'))
    .map((name) => path.join(folder, name)),
)

/** What each file imports, by the paths of files of ours. */
const imports = new Map(files.map((file) => [file, importsOf(file)]))

test('no file leads back to itself by what it imports', () => {
  expect(files.length).toBeGreaterThan(500)
  expect(circles(imports)).toEqual([])
})

test('no two folders import each other, a folder and one within it included', () => {
  const known = new Map<string, string[]>()
  for (const [file, others] of imports)
    for (const other of others) {
      const [from, to] = [path.dirname(file), path.dirname(other)]
      if (from !== to)
        known.set(`${from} ${to}`, [...(known.get(`${from} ${to}`) ?? []), `${file} imports ${other}`])
    }
  const both = [...known.keys()].filter((pair) => {
    const [from = '', to = ''] = pair.split(' ')
    return from < to && known.has(`${to} ${from}`)
  })
  expect(
    both.map((pair) => [pair, known.get(pair), known.get(pair.split(' ').toReversed().join(' '))]),
  ).toEqual([])
})

test('no folder leads back to itself by what its files import', () => {
  const folders = new Map<string, string[]>()
  for (const [file, others] of imports) {
    const from = path.dirname(file)
    const to = others.map((other) => path.dirname(other)).filter((folder) => folder !== from)
    folders.set(from, [...(folders.get(from) ?? []), ...to])
  }
  expect(circles(folders)).toEqual([])
})

function importsOf(file: string): string[] {
  const { module } = parseSync(file, readFileSync(file, 'utf8'))
  const names = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
  ]
  return [...new Set(names.flatMap((name) => fileOf(file, name) ?? []))]
}

function fileOf(from: string, name: string): string | null {
  const alias = Object.keys(ALIASES).find((one) => name.startsWith(one))
  const target = alias
    ? path.join(ALIASES[alias]!, name.slice(alias.length))
    : name.startsWith('.')
      ? path.join(path.dirname(from), name)
      : null
  return target && existsSync(target) ? target : null
}

/** The circles of a graph, each by the files on it, found by walking it once (Tarjan 1972). */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const found: string[][] = []
  const visit = (node: string): void => {
    index.set(node, index.size)
    low.set(node, index.get(node)!)
    stack.push(node)
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) visit(next)
      if (stack.includes(next)) low.set(node, Math.min(low.get(node)!, low.get(next)!))
    }
    if (low.get(node) !== index.get(node)) return
    const group = stack.splice(stack.indexOf(node))
    if (group.length > 1) found.push(group.toSorted())
  }
  for (const node of graph.keys()) if (!index.has(node)) visit(node)
  return found
}
