// Compares what was expected with what is, and names each difference by where it is and the path within it.

import { treeOf } from './html.ts'
import type { Answer } from './question.ts'
import type { Told } from './record.ts'
import type { Wanted } from './wanted.ts'

export type Difference = { where: string; path: string; was: unknown; is: unknown }

const ID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b[0-9a-f]{24}\b/g

/** Stands for an id that was made while the test ran. */
const NEW = '«new id»'

/** The place in a list at which a page of it ends: an instant of this century and an id, packed. */
const CURSOR = /\bMj[\w-]{38,}/g

/** All differences between two accounts of the same things. `known`: the fixture's ids; any other is new. */
export function differences(expected: Told, actual: Told, known?: ReadonlySet<string>): Difference[] {
  const before = readable(expected, known)
  const after = readable(actual, known)
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((where) =>
    within(before[where], after[where]).map((found) => ({ where, ...found })),
  )
}

/** The ids that stand in what is stored. */
export function idsIn(told: Told): Set<string> {
  return new Set(JSON.stringify(told).match(ID) ?? [])
}

/** The differences that nobody wanted, and the wishes that nothing came of. */
export function unwanted(found: readonly Difference[], wanted: readonly Wanted[]) {
  const used = new Set<Wanted>()
  const rest = found.filter((difference) => {
    const wishes = wanted.filter(
      (wish) => fits(wish.where, difference.where) && fits(wish.path, difference.path),
    )
    for (const wish of wishes) used.add(wish)
    return wishes.length === 0
  })
  return { rest, used }
}

/** The first few in words. */
export function inWords(found: readonly Difference[], most = 5): string {
  const lines = found
    .slice(0, most)
    .map(({ where, path, was, is }) => `${where}\n  ${path || 'all of it'}: ${short(was)} → ${short(is)}`)
  const places = new Set(found.map(({ where }) => where)).size
  return [`${found.length} differences in ${places} places`, ...lines].join('\n')
}

function fits(pattern: RegExp | string, words: string): boolean {
  return typeof pattern === 'string' ? pattern === words : pattern.test(words)
}

function short(value: unknown): string {
  const words = value === undefined ? 'nothing' : JSON.stringify(value)
  return words.length > 300 ? `${words.slice(0, 300)}…` : words
}

function readable(told: Told, known?: ReadonlySet<string>): Record<string, unknown> {
  const entries = Object.entries(told).map(
    ([name, value]) => [name, isAnswer(value) ? parsed(name, value) : files(value)] as const,
  )
  if (!known) return Object.fromEntries(entries)
  const named = (words: string) => words.replace(ID, (id) => (known.has(id) ? id : NEW))
  const rename = (words: string) => named(words.replace(CURSOR, (cursor) => decoded(cursor)))
  const renamed = entries.map(
    ([name, value]) => [rename(name), JSON.parse(rename(JSON.stringify(value) ?? 'null'))] as const,
  )
  return numbered(renamed)
}

function decoded(cursor: string): string {
  const words = Buffer.from(cursor, 'base64url').toString('utf8')
  return /^[\w:.\- ]+$/.test(words) ? words : cursor
}

/** Rows with new ids have the same name: they are told apart by the order of what they hold. */
function numbered(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const isNew = ([name]: readonly [string, unknown]) => name.includes(NEW)
  const inOrder = ([one, first]: readonly [string, unknown], [other, second]: readonly [string, unknown]) =>
    `${one} ${JSON.stringify(first)}` < `${other} ${JSON.stringify(second)}` ? -1 : 1
  const counts = new Map<string, number>()
  const told = entries
    .filter(isNew)
    .toSorted(inOrder)
    .map(([name, value]) => {
      counts.set(name, (counts.get(name) ?? 0) + 1)
      return [`${name} ${counts.get(name)}`, value] as const
    })
  return Object.fromEntries([...entries.filter((entry) => !isNew(entry)), ...told])
}

function isAnswer(value: unknown): value is Answer {
  return (
    typeof value === 'object' && value !== null && 'status' in value && 'headers' in value && 'body' in value
  )
}

function parsed(name: string, { status, headers, body }: Answer): object {
  const type = headers['content-type'] ?? ''
  const said = settled(name, bodyOf(type, body))
  return { status, headers: { ...headers, 'x-assay-shows': shown(headers['x-assay-shows']) }, body: said }
}

function bodyOf(type: string, body: string): unknown {
  if (/html/.test(type)) return treeOf(body)
  if (/xml/.test(type)) return body.replace(/>\s+</g, '><').split(/(?<=>)(?=<)/)
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

/** What a database leaves open is no difference: the order of rows of one instant, an estimated count. */
function settled(name: string, body: unknown): unknown {
  if (name.includes(' /sitemap.xml') && Array.isArray(body))
    return body
      .join('')
      .split(/(?=<url>)/)
      .sort()
  if (!isObject(body)) return body
  if (isObject(body.data) && !name.includes('sort')) {
    return {
      ...body,
      data: Object.fromEntries(Object.entries(body.data).map(([key, list]) => [key, settled(name, list)])),
    }
  }
  if (Array.isArray(body.hits)) return { ...body, hits: inGroups(body.hits as Hit[]) }
  const isCitations = name.includes('/figures/') && Array.isArray(body.articles)
  if (isCitations) return { ...body, articles: inGroups(body.articles as Hit[]) }
  if (!Array.isArray(body.docs)) return body
  const { totalDocs: _, totalPages: __, ...rest } = body
  const docs = name.includes('sort=') ? body.docs : body.docs.toSorted(byText)
  return { ...rest, docs }
}

type Hit = { publishedAt?: string; article?: { publishedAt: string } }

/** Those that went out together stand in the order of their texts; the groups stay where they are. */
function inGroups(hits: readonly Hit[]): Hit[] {
  const timeOf = ({ publishedAt, article }: Hit) => publishedAt ?? article?.publishedAt
  const groups: Hit[][] = []
  for (const hit of hits) {
    const last = groups.at(-1)
    if (last && timeOf(last[0]!) === timeOf(hit)) last.push(hit)
    else groups.push([hit])
  }
  return groups.flatMap((group) => group.toSorted(byText))
}

function byText(one: unknown, other: unknown): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1
}

/** The tags under which an answer may be kept, in any order. */
function shown(header: string | undefined): unknown {
  const [tags, until] = (header ?? '').split(';')
  return { tags: (tags ?? '').split(' ').sort(), until }
}

/** The files of an evidence pack, each as what it is. */
function files(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const isPack = Object.keys(value).some((name) => name.endsWith('README.txt'))
  if (!isPack) return settled('', value)
  return Object.fromEntries(
    Object.entries(value as Record<string, string>).map(([name, text]) => [
      name,
      bodyOf(name.endsWith('.html') ? 'html' : '', text),
    ]),
  )
}

type Found = Omit<Difference, 'where'>

function within(was: unknown, is: unknown, path = ''): Found[] {
  if (Object.is(was, is)) return []
  if (Array.isArray(was) && Array.isArray(is)) return inLists(was, is, path)
  if (isObject(was) && isObject(is)) {
    const names = [...new Set([...Object.keys(was), ...Object.keys(is)])]
    return names.flatMap((name) => within(was[name], is[name], path ? `${path}.${name}` : name))
  }
  return [{ path, was, is }]
}

function inLists(was: readonly unknown[], is: readonly unknown[], path: string): Found[] {
  const length = Math.max(was.length, is.length)
  return Array.from({ length }, (_, at) => at).flatMap((at) =>
    within(was[at], is[at], `${path}[${at}]${tagOf(was[at])}`),
  )
}

/** Which element a child of a page is. */
function tagOf(value: unknown): string {
  return isObject(value) && typeof value.tag === 'string' ? `<${value.tag}>` : ''
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
