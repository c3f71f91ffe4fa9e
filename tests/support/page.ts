// A page as it came, read with a second parser.

import { parse, type DefaultTreeAdapterTypes, type ParserError } from 'parse5'

type Element = DefaultTreeAdapterTypes.Element

/** An element with its attributes and all its words. */
type Found = { name: string; attributes: Record<string, string>; words: string }

/** What HTML says. `find` takes a tag name and attributes that must be so. */
export type Markup = {
  html: string
  /** The page without its templates, of which nobody sees anything until a script clones one. */
  shown: string
  find(name: string, attributes?: Record<string, string>): Found[]
  /** What a browser has to forgive. */
  errors: string[]
}

/** An answer of the site. */
export type Page = Markup & { status: number; headers: Headers; location: string | null }

export async function readPage(response: Response): Promise<Page> {
  const { status, headers } = response
  return { ...readMarkup(await response.text()), status, headers, location: headers.get('location') }
}

export function readMarkup(html: string): Markup {
  const errors: string[] = []
  const document = parse(html, {
    onParseError: (error: ParserError) =>
      errors.push(
        `${error.code} at ${error.startOffset}: ${html.slice(error.startOffset - 40, error.startOffset + 40)}`,
      ),
  })
  const elements = [...walk(document)]
  return {
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

/** What search engines are told on a page; null where it is nothing. */
export function structuredData({ find }: Markup): Record<string, unknown> | null {
  const [script] = find('script', { type: 'application/ld+json' })
  return script ? (JSON.parse(script.words) as Record<string, unknown>) : null
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
