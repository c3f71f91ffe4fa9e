// What the elements of HTML are for a text.

/** Elements without words for readers. `rt` and `rp` would double the words that they stand over. */
export const SKIPPED = new Set(
  'head style script meta title link template noscript xml rt rp col colgroup datalist wbr'.split(' '),
)

/** How an element that is no text is told, and whether its words are seen where it comes from. */
type Media = { kind: 'media' | 'drawing' | 'formula'; hasWords: boolean }

const FRAMES = 'iframe video audio object embed canvas input select'.split(' ')
/** Elements that show or ask something that is no text. */
export const MEDIA: ReadonlyMap<string, Media> = new Map<string, Media>([
  ...FRAMES.map((tag): [string, Media] => [tag, { kind: 'media', hasWords: false }]),
  ['button', { kind: 'media', hasWords: true }],
  ['textarea', { kind: 'media', hasWords: true }],
  ['svg', { kind: 'drawing', hasWords: true }],
  ['math', { kind: 'formula', hasWords: true }],
])

/** Elements that begin and end a paragraph. */
export const BLOCKS = new Set(
  'p div section article header footer main aside nav figure figcaption dl dt dd address center details summary fieldset legend form pre hgroup caption'.split(
    ' ',
  ),
)
export const HEADING = /^h([1-6])$/

/** Whether an element is set apart from the line that it stands in. */
export function isBlock(tag: string): boolean {
  return BLOCKS.has(tag) || HEADING.test(tag) || ['li', 'ul', 'ol', 'blockquote'].includes(tag)
}
