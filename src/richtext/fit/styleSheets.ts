// The style sheets of a clipboard: Excel and Word write there, by class, which words are struck out, hidden,
// bold or italic.

import { rulesIn, type Property, type Style } from './css.ts'
import type { PasteNotes } from './notes.ts'
import { charactersOf, elementsOf, type PastedElement } from './pasted.ts'

/** Most characters of all style sheets of a clipboard. Word writes some 60,000, and 500,000 for a book. */
const MAX_SHEET_CHARACTERS = 1_000_000
/** Most rules that are kept. Excel writes one for each look of a cell. */
const MAX_RULES = 10_000

/** A declaration, and how late in the sheets it stands. */
type Declared = Map<Property, { value: string; at: number }>

/** A document in which each element has what the style sheets in it say of its tag and its classes. */
export function withSheets(document: PastedElement, notes: PasteNotes): PastedElement {
  const rules = rulesOf(sheetsIn(document, notes), notes)
  if (rules.size === 0) return document
  const classes = new Set([...rules.keys()].map((key) => key.slice(key.indexOf('.') + 1)))
  const styles = new Map<string, Style>()
  const styleFor = ({ tag, attributes }: PastedElement): Style => {
    const names = (attributes['class'] ?? '').toLowerCase().split(/\s+/)
    const known = names.filter((name) => name !== '' && classes.has(name))
    const key = [tag, ...known].join(' ')
    const style = styles.get(key) ?? resolved(rules, tag, known)
    styles.set(key, style)
    return style
  }
  const styled = (element: PastedElement): PastedElement => ({
    ...element,
    sheet: styleFor(element),
    children: element.children.map((child) => (typeof child === 'string' ? child : styled(child))),
  })
  return styled(document)
}

/** The words of all sheets for the screen, one after the other. */
function sheetsIn(document: PastedElement, notes: PasteNotes): string {
  let sheets = ''
  const gather = (element: PastedElement): void => {
    if (element.tag !== 'style') return elementsOf(element).forEach(gather)
    if (/all|screen|^\s*$/i.test(element.attributes['media'] ?? '')) sheets += `${charactersOf(element)}\n`
  }
  gather(document)
  if (sheets.length > MAX_SHEET_CHARACTERS) notes.add('looks')
  return sheets.slice(0, MAX_SHEET_CHARACTERS)
}

function rulesOf(sheets: string, notes: PasteNotes): Map<string, Declared> {
  const rules = new Map<string, Declared>()
  let at = 0
  for (const { tag, name, style } of rulesIn(sheets)) {
    at += 1
    if (at > MAX_RULES) {
      notes.add('looks')
      break
    }
    const key = `${tag}.${name}`
    const declared: Declared = rules.get(key) ?? new Map()
    for (const [property, value] of style) declared.set(property, { value, at })
    rules.set(key, declared)
  }
  return rules
}

/**
 * As CSS has it: a class counts more than a tag, both together more than either, and then what stands later.
 */
function resolved(rules: ReadonlyMap<string, Declared>, tag: string, names: readonly string[]): Style {
  const style = new Map<Property, string>()
  for (const keys of [[`${tag}.`], names.map((name) => `.${name}`), names.map((name) => `${tag}.${name}`)]) {
    const latest: Declared = new Map()
    for (const [property, { value, at }] of keys.flatMap((key) => [...(rules.get(key) ?? [])])) {
      if (at < (latest.get(property)?.at ?? 0)) continue
      latest.set(property, { value, at })
      style.set(property, value)
    }
  }
  return style
}
