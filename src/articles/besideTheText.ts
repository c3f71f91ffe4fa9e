// What readers get beside the words of an article and its form does not show: whoever approves it reads it
// here.

import { describeFigure } from '#src/figures/format.ts'
import type { PublicFigure } from '#src/figures/types.ts'
import type { PublicText } from '#src/plainText/plainText.ts'
import { referenceOf } from '#src/richtext/body/references.ts'
import { authorTexts, imageTexts, termTexts } from '#src/richtext/publicProfiles.ts'
import { childrenOf, isRecord, recordOf, stringOf } from '#src/richtext/records.ts'
import type { PublicAuthor, PublicImage } from '#src/richtext/types.ts'
import { checkLinkUrl, checkPageUrl, type UrlVerdict } from '#src/richtext/urls.ts'
import { nodesInOrder } from '#src/richtext/walk.ts'
import type { ArticleContent } from './content.ts'

/** One text: what it is, as the desk calls it, and its words. */
export type BesideText = { called: string; text: string }

/**
 * Names, titles and biographies; words and rights of pictures; figures with their sources; where links lead;
 * sections: each once.
 */
export function besideTheText(content: ArticleContent): BesideText[] {
  const { authors, images } = peopleAndPicturesIn(content)
  const terms = [
    ...content.commodities,
    ...content.topics,
    ...content.figures.flatMap(({ commodity }) => commodity ?? []),
  ]
  const texts = [
    ...authors.flatMap(authorTexts),
    ...images.flatMap(pictureTexts),
    ...content.figures.map(figureText),
    ...linkTexts(content),
    ...terms.flatMap(termTexts),
  ]
  const shown = texts.flatMap(({ called, text }) => (text?.trim() ? [{ called, text }] : []))
  return [...new Map(shown.map((one) => [`${one.called}\n${one.text}`, one])).values()]
}

/** The words of a picture, and of which: several stand in one list. */
function pictureTexts({ image, where }: Placed): PublicText[] {
  const name = `${where}, ${image.url.split('/').at(-1)}`
  return imageTexts(image).map((one) => ({ ...one, called: `${one.called} (${name})` }))
}

/** As its pointer on the page tells of it, with its kind and the address of its source. */
function figureText(figure: PublicFigure): BesideText {
  const more = [figure.kind, addressOf(checkPageUrl(figure.source.url)) ?? figure.source.url]
    .filter(Boolean)
    .join(', ')
  return { called: 'A figure', text: `${describeFigure(figure)} (${more})` }
}

/** An address as browsers have it: letters that only look like Latin ones are `xn--`. */
function addressOf(verdict: UrlVerdict): string | null {
  return verdict.ok ? verdict.href : null
}

/** The form shows the words of a link; where they lead, only when it is opened. */
function linkTexts({ body }: ArticleContent): BesideText[] {
  return [...nodesInOrder(body)].flatMap((node) => {
    const { url, title, blockType } = recordOf(node['fields'])
    const isLink = node.type === 'link' || node.type === 'autolink'
    if (!isLink && blockType !== 'embed') return []
    const words = isLink
      ? childrenOf(node)
          .map((child) => stringOf(child['text']))
          .join('')
      : stringOf(title)
    return [
      { called: 'A link', text: `“${words}” leads to ${addressOf(checkLinkUrl(url)) ?? stringOf(url)}` },
    ]
  })
}

/** A picture, and where readers see it. */
type Placed = { image: PublicImage; where: string }

function placeOf({ caption }: Record<string, unknown>): string {
  const words = stringOf(caption).trim()
  return words ? `“${words}”` : 'in the text'
}

function peopleAndPicturesIn({ byline, leadImage, body }: ArticleContent): {
  authors: PublicAuthor[]
  images: Placed[]
} {
  const authors = [...byline]
  const images: Placed[] = leadImage ? [{ image: leadImage, where: 'above the text' }] : []
  for (const node of nodesInOrder(body)) {
    const reference = referenceOf(node)
    const fields = recordOf(node['fields'])
    const shown = reference && fields[reference.field]
    if (!isRecord(shown)) continue
    if (reference?.collection === 'staff') authors.push(shown as PublicAuthor)
    if (reference?.collection === 'media')
      images.push({ image: shown as PublicImage, where: placeOf(fields) })
  }
  return { authors, images }
}
