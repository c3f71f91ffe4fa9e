// The little of CSS that says how pasted words look: declarations, and the rules of a style sheet that name a
// tag or a class.

/** The properties that somebody asks for; all others are passed over. */
const PROPERTIES = [
  'background',
  'display',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'left',
  'list-style-type',
  'mso-element',
  'mso-hide',
  'mso-highlight',
  'mso-list',
  'mso-special-character',
  'mso-tab-count',
  'opacity',
  'position',
  'text-decoration',
  'text-indent',
  'top',
  'vertical-align',
  'visibility',
  'white-space',
] as const

/**
 * Properties of which no more is asked than the shorter one says, and which replace it as it replaces them.
 */
const SHORTER: ReadonlyMap<string, Property> = new Map([
  ['background-color', 'background'],
  ['text-decoration-line', 'text-decoration'],
])

export type Property = (typeof PROPERTIES)[number]

/** What is declared of an element, in small letters. */
export type Style = ReadonlyMap<Property, string>

/**
 * What a style sheet declares of the elements with a tag, with a class, or with both; an empty string stands
 * for any.
 */
export type Rule = { tag: string; name: string; style: Style }

/** The declarations of a `style` attribute or of one rule. The last one of a property counts. */
export function declarationsIn(css: string): Style {
  const style = new Map<Property, string>()
  for (const declaration of pieces(css, ';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    const name = declaration.slice(0, colon).trim().toLowerCase()
    const property = SHORTER.get(name) ?? name
    if (!isProperty(property)) continue
    const value = declaration
      .slice(colon + 1)
      .replace(/\s+/g, ' ')
      .trim()
      .toLowerCase()
    style.set(property, value.replace(/ ?! ?important$/, ''))
  }
  return style
}

/**
 * The rules of a style sheet for `tag`, `.class` and `tag.class`, in their order. All others, and those that
 * begin with `@`, are passed over, as is whatever is no CSS. Office writes a sheet as a comment of HTML.
 */
export function* rulesIn(sheet: string): Generator<Rule> {
  const css = sheet.replace(/<!--|-->/g, ' ').replace(/\/\*[^]*?(?:\*\/|$)/g, ' ')
  for (let at = 0; at < css.length;) {
    const open = endOf(css, at, '{;')
    const selectors = css.slice(at, open).trim()
    at = open + 1
    if (css[open] !== '{') continue
    const close = endOf(css, at, '}')
    if (!selectors.startsWith('@')) yield* rulesFor(selectors, declarationsIn(css.slice(at, close)))
    at = close + 1
  }
}

const SELECTOR = /^([a-z][a-z\d]*)?(?:\.([\w\u0080-\uffff-]+))?$/i

function* rulesFor(selectors: string, style: Style): Generator<Rule> {
  if (style.size === 0) return
  for (const selector of pieces(selectors, ',')) {
    const [found, tag = '', name = ''] = SELECTOR.exec(selector.trim()) ?? []
    if (found) yield { tag: tag.toLowerCase(), name: name.toLowerCase(), style }
  }
}

const ASKED_FOR: ReadonlySet<string> = new Set(PROPERTIES)

function isProperty(name: string): name is Property {
  return ASKED_FOR.has(name)
}

function* pieces(css: string, stop: string): Generator<string> {
  for (let at = 0; at < css.length;) {
    const end = endOf(css, at, stop)
    yield css.slice(at, end)
    at = end + 1
  }
}

/**
 * Where the first of these signs stands outside of strings and brackets. Word breaks lines also in a string.
 */
function endOf(css: string, from: number, stops: string): number {
  let depth = 0
  let quote = ''
  for (let at = from; at < css.length; at += 1) {
    const sign = css[at]!
    if (sign === '\\') at += 1
    else if (quote !== '') quote = sign === quote ? '' : quote
    else if (depth === 0 && stops.includes(sign)) return at
    else if (sign === '"' || sign === "'") quote = sign
    else if ('({['.includes(sign)) depth += 1
    else if (')}]'.includes(sign)) depth = Math.max(0, depth - 1)
  }
  return css.length
}
