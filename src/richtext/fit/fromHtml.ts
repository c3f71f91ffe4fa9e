// Pasted HTML as parts of a text: what Word, Google Docs, Excel, Outlook, mails and web pages put on the
// clipboard.

import type { RichTextNode } from '../types.ts'
import type { Style } from './css.ts'
import { isWithoutHeight } from './hidden.ts'
import { isLeftOut } from './leftOut.ts'
import { PastedLine, type Look } from './lines.ts'
import { fitLink } from './links.ts'
import {
  listsOf,
  MAX_LIST_LEVELS,
  type Point,
  hasOwnNumber,
  isLettered,
  isOrHoldsList,
  levelOf,
  wordOnlineList,
} from './lists.ts'
import { lookIn, noteLostStyles } from './looks.ts'
import { makeHeading, makeParagraph, makeQuote, makeRule } from './make.ts'
import type { PasteNotes } from './notes.ts'
import {
  charactersOf,
  elementsOf,
  findElement,
  styleOf,
  type PastedElement,
  type PastedNode,
} from './pasted.ts'
import type { Holds } from './room.ts'
import { withSheets } from './styleSheets.ts'
import { inLetters, symbolsOf } from './symbolFonts.ts'
import { cellsOf, gridOf, isLayout, rowsOf, withoutRows } from './tables.ts'
import { BLOCKS, HEADING, isBlock, SKIPPED } from './tags.ts'
import { wordPointOf, tagOf } from './wordLists.ts'

/** The parts that a pasted document makes. What has no place in the text is told to `notes`. */
export function partsOfHtml(
  document: PastedElement,
  { holds, notes }: { holds: Holds; notes: PasteNotes },
): RichTextNode[] {
  const styled = withSheets(document, notes)
  const isShifted = findElement(styled, (element) => tagOf(element) === 'h1') !== null
  const page = new Page(holds, notes, isShifted)
  const look = { format: 0, href: null, isKept: false }
  page.walk(styled.children, {
    look,
    place: 'text',
    isLinked: false,
    symbols: null,
    isFlat: false,
    point: '',
  })
  return page.finish()
}

/** Where the walk is. In a heading, a cell or a point a block of its own is only a new line. */
type Place = 'text' | 'quote' | 'inside'

type Around = {
  look: Look
  place: Place
  /** Whether a link is around it, be it one that is left out. */
  isLinked: boolean
  symbols: Readonly<Record<string, string>> | null
  /** Whether letters have no height here. */
  isFlat: boolean
  /** The words of the point around it. */
  point: string
}

/** The level of the lowest heading that a text has. */
const LOWEST = 4

class Page {
  readonly #parts: RichTextNode[] = []
  #line: PastedLine
  #points: Point[] = []
  /** The list of Word that the gathered points are of. */
  #wordList: string | null = null
  readonly #holds: Holds
  readonly #notes: PasteNotes
  /**
   * A document with a heading of the first level has all of its headings one level too high: that one is the
   * headline’s.
   */
  readonly #isShifted: boolean

  constructor(holds: Holds, notes: PasteNotes, isShifted: boolean) {
    this.#holds = holds
    this.#notes = notes
    this.#isShifted = isShifted
    this.#line = new PastedLine(notes)
  }

  walk(nodes: readonly PastedNode[], around: Around): void {
    for (const node of nodes) {
      if (typeof node === 'string') this.#words(node, around)
      else this.#element(node, around)
    }
  }

  finish(): RichTextNode[] {
    this.#endPart('text')
    this.#endList()
    return this.#parts
  }

  #words(source: string, { look, symbols, isFlat }: Around): void {
    if (isFlat && source.trim() !== '') return this.#notes.add('hidden', source)
    if (!symbols) return this.#line.words(source, look)
    const { text, lost } = inLetters(source, symbols)
    for (let count = 0; count < lost; count += 1) this.#notes.add('symbol')
    this.#line.words(text, look)
  }

  #isLeftOut(element: PastedElement, { point }: Around): boolean {
    return isLeftOut(element, styleOf(element), { notes: this.#notes, point })
  }

  #element(element: PastedElement, outside: Around): void {
    const tag = tagOf(element)
    if (SKIPPED.has(tag)) return
    const style = styleOf(element)
    if (isLeftOut(element, style, { notes: this.#notes, point: outside.point })) return
    const around = { ...outside, isFlat: isWithoutHeight(element, style, outside.isFlat) }
    if (tag === 'br') return this.#line.break(around.look.href)
    if (tag === 'hr') return this.#rule(element, around)
    if (tag === 'img') return this.#picture(element, around)
    if (tag === 'area') return this.#area(element)
    if (tag === 'ins') this.#inserted(element)
    if (tag === 'dl') this.#notes.add('terms')
    if (style.has('mso-tab-count')) return this.#line.tab(around.look.href)
    if (tag === 'table') return this.#table(element, around)
    const isList = tag === 'ul' || tag === 'ol'
    const isQuoteLost = isList ? around.place === 'quote' : tag === 'blockquote' && around.place === 'inside'
    if (isQuoteLost) this.#notes.add('quotation')
    if (isList && around.place !== 'inside') return this.#list(element, around, 1)
    const isLinked = around.isLinked || tag === 'a'
    noteLostStyles(element, style, { notes: this.#notes, isLinked, words: ownCharacters(element) })
    // The quotations of Word are in italics, which say no more than that they are quotations.
    const look =
      tag === 'blockquote' && element.tag === 'p' ? around.look : this.#lookIn(element, style, around)
    const symbols = symbolsOf(element, style)
    const inside = {
      ...around,
      look,
      isLinked,
      symbols: symbols === undefined ? around.symbols : symbols,
    }
    if (around.place === 'inside')
      return isBlock(tag) ? this.#asLine(element, inside) : this.#inLine(element, inside)
    const heading = HEADING.exec(tag)
    if (heading) return this.#heading(element, Number(heading[1]), inside)
    if (tag === 'blockquote') return this.#block(element, around, { ...inside, place: 'quote' })
    if (tag === 'li') return this.#orphan(element, around)
    const point = wordPointOf(element)
    if (point) return this.#wordPoint(element, point, inside)
    if (BLOCKS.has(tag)) return this.#block(element, around, inside)
    this.#inLine(element, inside)
  }

  #inLine({ tag, children }: PastedElement, inside: Around): void {
    if (tag === 'q') this.#line.words('“', inside.look)
    this.walk(children, inside)
    if (tag === 'q') this.#line.words('”', inside.look)
  }

  #lookIn(element: PastedElement, style: Style, { look }: Around): Look {
    const inside = lookIn(element, style, look)
    const href = element.tag === 'a' ? element.attributes['href'] : undefined
    if (href === undefined || href.trim() === '') return inside
    const link = fitLink(href)
    const words = charactersOf(element).trim()
    if (!link && words !== '') this.#notes.add('link', href)
    if (link?.isRedirect && words !== '') this.#notes.add('redirect')
    return { ...inside, href: link?.url ?? null }
  }

  #block(element: PastedElement, around: Around, inside: Around): void {
    this.#endPart(around.place)
    this.walk(element.children, inside)
    this.#endPart(inside.place)
  }

  /** A point without its list. */
  #orphan(item: PastedElement, around: Around): void {
    this.#endPart(around.place)
    this.#point(item, around, { level: 1, isOrdered: false, start: 1 })
  }

  /** A block where only one line may be. */
  #asLine(element: PastedElement, around: Around): void {
    this.#line.edge()
    this.walk(element.children, around)
    this.#line.edge()
  }

  #heading(element: PastedElement, rank: number, around: Around): void {
    this.#endPart(around.place)
    this.walk(element.children, { ...around, look: { ...around.look, format: 0 }, place: 'inside' })
    const words = this.#line.take()
    if (words.length === 0) return
    this.#endList()
    if (!this.#holds.headings) {
      this.#notes.add('heading')
      this.#parts.push(makeParagraph(words))
      return
    }
    if (this.#isShifted) this.#notes.add('shifted')
    const wanted = this.#isShifted ? rank + 1 : rank
    if (wanted > LOWEST) this.#notes.add('lowest', charactersOf(element))
    this.#parts.push(makeHeading(Math.min(wanted, LOWEST) as 2 | 3 | 4, words))
  }

  #inserted(element: PastedElement): void {
    const words = charactersOf(element)
    if (words.trim() !== '') this.#notes.add('inserted', words)
  }

  /** A part of a picture that leads somewhere. */
  #area({ attributes }: PastedElement): void {
    const { href = '' } = attributes
    if (href.trim() !== '') this.#notes.add('link', href)
  }

  /** Word sets its footnotes apart with a rule of a third of the page. */
  #rule({ attributes }: PastedElement, { place }: Around): void {
    if (attributes['width'] === '33%') return
    if (place === 'inside') return this.#line.break()
    this.#endPart(place)
    this.#endList()
    if (this.#holds.rules) this.#parts.push(makeRule())
    else this.#notes.add('rule')
  }

  /** A picture of an emoji is that emoji; a picture of nothing counts who opens a mail. */
  #picture({ attributes }: PastedElement, { look }: Around): void {
    const alt = attributes['alt'] ?? ''
    if (/^(?:\p{Extended_Pictographic}|\p{Emoji_Component}){1,8}$/u.test(alt))
      return this.#line.words(alt, look)
    if (attributes['width'] === '1' || attributes['height'] === '1') return
    this.#notes.add('picture', alt)
  }

  #table(table: PastedElement, around: Around): void {
    const shown = withoutRows(table, (part) => this.#isLeftOut(part, around))
    const captions = elementsOf(table).filter(({ tag }) => tag === 'caption')
    if (isLayout(shown)) {
      for (const caption of captions) this.#element(caption, around)
      for (const cell of rowsOf(shown).flatMap(cellsOf)) this.#element({ ...cell, tag: 'div' }, around)
      return
    }
    const { lines, hidden } = gridOf(shown)
    if (around.place !== 'inside') this.#endPart(around.place)
    this.#notes.add('table')
    for (const caption of captions) this.#element(caption, around)
    for (const cell of hidden) this.#element({ ...cell, attributes: { hidden: '' } }, around)
    for (const line of lines) {
      line.forEach((cell, index) => {
        if (index > 0) this.#line.tab()
        if (cell)
          this.#line.cell(() => this.#element({ ...cell, tag: 'span' }, { ...around, place: 'inside' }))
      })
      if (around.place === 'inside') this.#line.break()
      else this.#endPart('text', { isRow: true })
    }
  }

  #list(list: PastedElement, around: Around, level: number): void {
    const id = wordOnlineList(list)
    if (level === 1) {
      this.#endPart(around.place)
      if (id === null || id !== this.#wordList) this.#endList()
      this.#wordList = id
    }
    const isOrdered = list.tag === 'ol'
    let start = Number.parseInt(list.attributes['start'] ?? '1', 10)
    if (!Number.isSafeInteger(start)) start = 1
    if (isOrdered && isLettered(list)) this.#notes.add('lettered')
    if ('reversed' in list.attributes) this.#notes.add('number')
    for (const item of list.children) {
      if (typeof item === 'string') {
        if (item.trim() !== '')
          this.#point({ tag: 'li', attributes: {}, children: [item] }, around, { level, isOrdered, start })
        continue
      }
      const isNested = item.tag === 'ul' || item.tag === 'ol'
      if ((isNested || item.tag === 'li') && this.#isLeftOut(item, around)) continue
      if (isNested) this.#list(item, around, level + 1)
      else if (item.tag === 'li') {
        if (isOrdered && hasOwnNumber(item, start)) this.#notes.add('number')
        this.#point(item, around, { level: levelOf(item, level), isOrdered, start })
        start += 1
      } else this.#element(item, { ...around, place: 'text' })
    }
    if (level === 1 && id === null) this.#endList()
  }

  /** The words of a point, then the lists in it, then what follows them as points of its own. */
  #point(item: PastedElement, around: Around, point: Omit<Point, 'line'>): void {
    const style = styleOf(item)
    const words = charactersOf(item)
    if (item.attributes['role'] === 'checkbox')
      this.#notes.add(item.attributes['aria-checked'] === 'true' ? 'ticked' : 'unticked', words)
    noteLostStyles(item, style, {
      notes: this.#notes,
      isLinked: around.isLinked,
      words: ownCharacters(item),
    })
    const inside = {
      ...around,
      look: lookIn(item, style, around.look),
      isFlat: isWithoutHeight(item, style, around.isFlat),
      point: words,
    }
    const walkIn = (nodes: readonly PastedNode[]): void => {
      for (const node of nodes) {
        if (typeof node === 'string' || !isOrHoldsList(node))
          this.walk([node], { ...inside, place: 'inside' })
        else if (this.#isLeftOut(node, inside)) continue
        else if (node.tag === 'ul' || node.tag === 'ol') {
          this.#addPoint(point)
          this.#list(node, { ...inside, look: around.look }, point.level + 1)
        } else {
          this.#line.edge()
          walkIn(node.children)
        }
      }
    }
    walkIn(item.children)
    this.#addPoint(point)
  }

  #wordPoint(paragraph: PastedElement, point: ReturnType<typeof wordPointOf> & object, around: Around): void {
    this.#endPart(around.place)
    if (this.#wordList !== null && this.#wordList !== point.list && point.level === 1) this.#endList()
    if (point.isLettered && this.#points.at(-1)?.level !== point.level) this.#notes.add('lettered')
    this.walk(paragraph.children, { ...around, place: 'inside' })
    this.#addPoint(point)
    this.#wordList = point.list
  }

  #addPoint({ level, isOrdered, start }: Omit<Point, 'line'>): void {
    const line = this.#line.take()
    if (line.length === 0) return
    if (level > MAX_LIST_LEVELS) this.#notes.add('deepList')
    this.#points.push({ level: Math.min(Math.max(level, 1), MAX_LIST_LEVELS), isOrdered, start, line })
  }

  #endList(): void {
    this.#parts.push(...listsOf(this.#points))
    this.#points = []
    this.#wordList = null
  }

  /** Ends the paragraph or the quotation that the gathered words are. */
  #endPart(place: Place, as: { isRow?: boolean } = {}): void {
    const words = this.#line.take(as)
    if (words.length === 0) return
    this.#endList()
    if (place === 'quote' && !this.#holds.quotes) this.#notes.add('quotation')
    this.#parts.push(place === 'quote' && this.#holds.quotes ? makeQuote(words) : makeParagraph(words))
  }
}

/** The characters directly in an element: a style on a whole page marks nothing. */
function ownCharacters({ children }: PastedElement): string {
  return children.filter((child) => typeof child === 'string').join('')
}
