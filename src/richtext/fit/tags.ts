// What the elements of HTML are for a text.

/** Elements without words that anybody sees. */
export const SKIPPED = new Set(
  'head style script meta title link template xml rp col colgroup datalist wbr param source track'.split(' '),
)

/** Elements whose words browsers do not show as long as they can do something better. */
export const INSTEAD = new Set('noscript noframes noembed'.split(' '))

/** How an element that is no text is told. */
type Media = 'media' | 'field' | 'drawing' | 'formula' | 'reading'

const MEDIA_TAGS: Readonly<Record<Media, string>> = {
  media: 'iframe frame video audio object embed applet',
  field: 'input select button textarea',
  drawing: 'svg canvas meter progress',
  formula: 'math',
  reading: 'rt', // in the line it would double the words that it stands over
}
/** Elements that show or ask something that is no text. */
export const MEDIA: ReadonlyMap<string, Media> = new Map(
  Object.entries(MEDIA_TAGS).flatMap(([kind, tags]) =>
    tags.split(' ').map((tag): [string, Media] => [tag, kind as Media]),
  ),
)

/** Elements that begin and end a paragraph. */
export const BLOCKS = new Set(
  (
    'p div section article header footer main aside nav figure figcaption dl dt dd address ' +
    'center details summary dialog fieldset legend form search pre xmp listing plaintext ' +
    'hgroup caption menu dir option'
  ).split(' '),
)
export const HEADING = /^h([1-6])$/

/** Whether an element is set apart from the line that it stands in. */
export function isBlock(tag: string): boolean {
  return BLOCKS.has(tag) || HEADING.test(tag) || ['li', 'ul', 'ol', 'blockquote'].includes(tag)
}
