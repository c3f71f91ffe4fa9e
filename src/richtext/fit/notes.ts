// What a paste lost and what it became, gathered on the way and told in a sentence or two.

/**
 * What can be left out, and what can come as something else: as the desk reads it, for one and for several.
 */
const KINDS = {
  link: { isLost: true, one: 'the address of a link', many: 'the addresses of % links' },
  picture: { isLost: true, one: 'a picture', many: '% pictures' },
  media: {
    isLost: true,
    one: 'a video, sound or embedded page',
    many: '% videos, sounds or embedded pages',
  },
  field: { isLost: true, one: 'a field or button of a form', many: '% fields or buttons of forms' },
  ticked: { isLost: true, one: 'a ticked check box', many: '% ticked check boxes' },
  unticked: { isLost: true, one: 'a check box without a tick', many: '% check boxes without a tick' },
  reading: {
    isLost: true,
    one: 'a reading that stands over words',
    many: '% readings that stand over words',
  },
  drawing: { isLost: true, one: 'a drawing', many: '% drawings' },
  formula: { isLost: true, one: 'a formula', many: '% formulas' },
  comment: { isLost: true, one: 'a comment of Word', many: '% comments of Word' },
  struck: { isLost: true, one: 'struck-out words', many: 'struck-out words' },
  deleted: {
    isLost: true,
    one: 'deleted words of tracked changes',
    many: 'deleted words of tracked changes',
  },
  hidden: { isLost: true, one: 'hidden words', many: 'hidden words' },
  sign: { isLost: true, one: 'a sign that readers cannot see', many: '% signs that readers cannot see' },
  symbol: { isLost: true, one: 'a sign of a symbol font', many: '% signs of a symbol font' },
  looks: {
    isLost: true,
    one: 'the end of a very long style sheet (look for words that were struck out or hidden)',
    many: 'the end of a very long style sheet (look for words that were struck out or hidden)',
  },
  rule: { isLost: true, one: 'a dividing line', many: '% dividing lines' },
  block: { isLost: true, one: 'a block', many: '% blocks' },
  end: {
    isLost: true,
    one: 'its last part, since the text would be too long',
    many: 'its last % parts, since the text would be too long',
  },
  table: {
    isLost: false,
    one: 'a table came as lines, its cells apart by tabs (for a table use the Table block)',
    many: '% tables came as lines, their cells apart by tabs (for tables use the Table block)',
  },
  heading: { isLost: false, one: 'a heading became a paragraph', many: '% headings became paragraphs' },
  shifted: {
    isLost: false,
    one: 'the headings stand one level lower (the first level is that of the headline)',
    many: 'the headings stand one level lower (the first level is that of the headline)',
  },
  lowest: {
    isLost: false,
    one: 'a heading stands on the lowest level that there is here',
    many: '% headings stand on the lowest level that there is here',
  },
  quotation: {
    isLost: false,
    one: 'a quotation is no longer marked as one',
    many: '% parts of quotations are no longer marked as such',
  },
  deepList: {
    isLost: false,
    one: 'a point stands on a higher level of its list',
    many: '% points stand on a higher level of their lists',
  },
  lettered: {
    isLost: false,
    one: 'a list with letters has numbers',
    many: '% lists with letters have numbers',
  },
  number: { isLost: false, one: 'a point has another number', many: '% points have other numbers' },
  terms: { isLost: false, one: 'a list of terms came as lines', many: '% lists of terms came as lines' },
  highlight: {
    isLost: false,
    one: 'highlighted words stand without their colour',
    many: 'highlighted words stand without their colour',
  },
  underline: {
    isLost: false,
    one: 'underlined words stand without the line',
    many: 'underlined words stand without the line',
  },
  inserted: {
    isLost: false,
    one: 'inserted words of tracked changes stand as all others',
    many: 'inserted words of tracked changes stand as all others',
  },
  code: {
    isLost: false,
    one: 'code stands in the letters of the text',
    many: 'code stands in the letters of the text',
  },
  redirect: {
    isLost: false,
    one: 'a link leads straight to its page',
    many: '% links lead straight to their pages',
  },
  footnote: {
    isLost: false,
    one: 'a footnote stands at the end as a paragraph',
    many: '% footnotes stand at the end as paragraphs',
  },
} as const

export type NoteKind = keyof typeof KINDS

/** Most examples of one kind, and most characters of one. */
const MAX_EXAMPLES = 3
const MAX_QUOTED = 40

/** Gathers what has to be told about one paste. */
export class PasteNotes {
  #found = new Map<NoteKind, { count: number; examples: string[] }>()

  /** One more of a kind; `example` is quoted, where it helps to find the place. */
  add(kind: NoteKind, example = ''): void {
    const found = this.#found.get(kind) ?? { count: 0, examples: [] }
    found.count += 1
    const words = example.replace(/\s+/g, ' ').trim()
    const short = words.length > MAX_QUOTED ? `${words.slice(0, MAX_QUOTED - 1)}…` : words
    if (short && found.examples.length <= MAX_EXAMPLES && !found.examples.includes(short))
      found.examples.push(short)
    this.#found.set(kind, found)
  }

  /**
   * What was left out, then what came as something else, a sentence each; empty when there is nothing to
   * tell.
   */
  sentences(): string {
    const sentences = [...this.#found].map(([kind, { count, examples }]) => ({
      isLost: KINDS[kind].isLost,
      words: `${named(kind, count)}${quoted(examples)}`,
    }))
    const lost = sentences.filter(({ isLost }) => isLost).map(({ words }) => words)
    const changed = sentences.filter(({ isLost }) => !isLost).map(({ words }) => words)
    return [
      ...(lost.length > 0 ? [`Left out of what was pasted: ${listed(lost)}.`] : []),
      ...(changed.length > 0 ? [`Made to fit: ${listed(changed)}.`] : []),
    ].join(' ')
  }
}

function named(kind: NoteKind, count: number): string {
  const { one, many } = KINDS[kind]
  return count === 1 ? one : many.replace('%', String(count))
}

function quoted(examples: string[]): string {
  if (examples.length === 0) return ''
  const more = examples.length > MAX_EXAMPLES ? ', …' : ''
  return ` (${examples
    .slice(0, MAX_EXAMPLES)
    .map((words) => `“${words}”`)
    .join(', ')}${more})`
}

function listed(parts: string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
