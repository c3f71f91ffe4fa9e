// Asks the site for pages as a browser would, and reads what came with a second parser.

import { parse, type DefaultTreeAdapterTypes, type ParserError } from 'parse5'
import { createSite } from '#src/site/app.tsx'
import { ownView } from '#src/site/view.ts'
import { fakeSite, SITE_URL, type FakeOptions } from './fakes.ts'

type Element = DefaultTreeAdapterTypes.Element

/** An element with its attributes and all its words. */
type Found = { name: string; attributes: Record<string, string>; words: string }

/** A page as it came. `find` takes a tag name and attributes that must be so. */
export type Page = {
  status: number
  headers: Headers
  html: string
  /** The page without its templates, of which nobody sees anything until a script clones one. */
  shown: string
  find(name: string, attributes?: Record<string, string>): Found[]
  errors: string[]
}

/** A browser on a site of fakes. `as: 'reader'` sends the reader's cookie, and reads the reader's own view. */
export function visitor(options: FakeOptions = {}) {
  const deps = fakeSite(options)
  const site = createSite(deps)
  const get = async (path: string, { as, cookie }: { as?: 'reader'; cookie?: string } = {}): Promise<Page> =>
    read(await site.request(as ? ownView(path) : path, { headers: cookies(as, cookie) }))
  const post = async (
    path: string,
    fields: Record<string, string>,
    { as, cookie, headers }: { as?: 'reader'; cookie?: string; headers?: Record<string, string> } = {},
  ): Promise<Page> =>
    read(
      await site.request(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { Origin: SITE_URL, 'Sec-Fetch-Site': 'same-origin', ...cookies(as, cookie), ...headers },
      }),
    )
  return { get, post, site, calls: deps.calls }
}

/** Cookies that an answer set, as a browser would send them back. */
export function cookiesFrom(page: Page): string {
  return page.headers
    .getSetCookie()
    .filter((cookie) => !cookie.includes('Max-Age=0'))
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

function cookies(as?: 'reader', more?: string): Record<string, string> {
  const all = [as ? 'reader=1' : '', more ?? ''].filter(Boolean).join('; ')
  return all ? { Cookie: all } : {}
}

async function read(response: Response): Promise<Page> {
  const html = await response.text()
  const errors: string[] = []
  const document = parse(html, {
    onParseError: (error: ParserError) =>
      errors.push(
        `${error.code} at ${error.startOffset}: ${html.slice(error.startOffset - 40, error.startOffset + 40)}`,
      ),
  })
  const elements = [...walk(document)]
  return {
    status: response.status,
    headers: response.headers,
    html,
    shown: html.replace(/<template[^>]*>.*?<\/template>/gs, ''),
    errors,
    find: (name, attributes = {}) =>
      elements
        .filter((element) => element.tagName === name)
        .map((element) => ({
          name,
          attributes: Object.fromEntries(element.attrs.map((each) => [each.name, each.value])),
          words: wordsIn(element),
        }))
        .filter((found) =>
          Object.entries(attributes).every(([key, value]) => found.attributes[key] === value),
        ),
  }
}

function* walk(node: DefaultTreeAdapterTypes.ParentNode): Generator<Element> {
  for (const child of node.childNodes) {
    if ('tagName' in child) yield child
    if ('childNodes' in child) yield* walk(child)
  }
}

function wordsIn(node: DefaultTreeAdapterTypes.ParentNode): string {
  return node.childNodes
    .map((child) =>
      child.nodeName === '#text' && 'value' in child
        ? child.value
        : 'childNodes' in child
          ? wordsIn(child)
          : '',
    )
    .join('')
}
