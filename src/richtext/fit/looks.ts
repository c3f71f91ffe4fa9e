// How pasted words look: which of the styles in use here an element turns on or off, and which styles are
// lost.

import { FORMATS } from '../textFormats.ts'
import type { Style } from './css.ts'
import type { Look } from './lines.ts'
import type { PasteNotes } from './notes.ts'
import type { PastedElement } from './pasted.ts'

const TAGS: Readonly<Record<string, number>> = {
  b: FORMATS.bold,
  strong: FORMATS.bold,
  i: FORMATS.italic,
  em: FORMATS.italic,
  cite: FORMATS.italic,
  dfn: FORMATS.italic,
  var: FORMATS.italic,
  sub: FORMATS.subscript,
  sup: FORMATS.superscript,
}

/** Elements that stand out by their letters alone. */
const CODE = new Set(['code', 'kbd', 'samp', 'tt'])

/** Elements that keep their spaces and new lines. */
const PRE = new Set(['pre', 'xmp', 'listing', 'plaintext'])

const RAISED = FORMATS.subscript | FORMATS.superscript

/** The look of what is in an element, `look` being that of what is around it. */
export function lookIn({ tag }: PastedElement, style: Style, look: Look): Look {
  let format = look.format | (TAGS[tag] ?? 0)
  const weight = style.get('font-weight')
  if (weight !== undefined) format = turned(format, FORMATS.bold, isBold(weight))
  const slant = style.get('font-style')
  if (slant !== undefined) format = turned(format, FORMATS.italic, /^(?:italic|oblique)/.test(slant))
  const height = style.get('vertical-align')
  if (height === 'super') format = (format & ~RAISED) | FORMATS.superscript
  else if (height === 'sub') format = (format & ~RAISED) | FORMATS.subscript
  else if (height === 'baseline') format &= ~RAISED
  if ((format & RAISED) === RAISED) format &= ~FORMATS.subscript
  const space = style.get('white-space')
  const isKept = PRE.has(tag) || (space === undefined ? look.isKept : /^(?:pre|break-spaces)/.test(space))
  return { ...look, format, isKept }
}

/** Whether the words of an element are struck out: said no longer. */
export function isStruck({ tag }: PastedElement, style: Style): boolean {
  return ['s', 'strike'].includes(tag) || /line-through/.test(style.get('text-decoration') ?? '')
}

/**
 * Tells of the styles of an element that are not in use here and mean something. Fonts, sizes and colours do
 * not.
 */
export function noteLostStyles(
  { tag }: PastedElement,
  style: Style,
  { notes, isLinked, words }: { notes: PasteNotes; isLinked: boolean; words: string },
): void {
  if (words.trim() === '') return
  if (CODE.has(tag)) notes.add('code', words)
  if (!isLinked && (tag === 'u' || /underline/.test(style.get('text-decoration') ?? '')))
    notes.add('underline', words)
  if (tag === 'mark' || isHighlighted(style)) notes.add('highlight', words)
}

function isBold(weight: string): boolean {
  return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600
}

function turned(format: number, bit: number, isOn: boolean): number {
  return isOn ? format | bit : format & ~bit
}

/** A background in a colour of its own; white, grey and none are those of the page that it comes from. */
function isHighlighted(style: Style): boolean {
  const marked = style.get('mso-highlight')
  if (marked !== undefined) return true
  const background = style.get('background') ?? ''
  const [red, green, blue] = channelsOf(background)
  if (red === undefined || green === undefined || blue === undefined)
    return /^(?:yellow|lime|aqua|cyan|fuchsia|magenta)\b/.test(background)
  return Math.max(red, green, blue) - Math.min(red, green, blue) > 60
}

function channelsOf(colour: string): number[] {
  const hex = /^#([0-9a-f]{6}|[0-9a-f]{3})\b/.exec(colour)?.[1]
  if (hex !== undefined) {
    const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex
    return [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16))
  }
  const listed =
    /^rgba?\(([^)]*)\)/
      .exec(colour)?.[1]
      ?.split(/[\s,/]+/)
      .map(Number) ?? []
  return listed[3] === 0 ? [] : listed.slice(0, 3)
}
