// What readers get beside the words of an article and its form does not show: whoever approves it reads it
// here.

import { describeFigure } from '#src/figures/format.ts'
import type { PublicFigure } from '#src/figures/types.ts'
import { referenceOf } from '#src/richtext/body/references.ts'
import { authorTexts, imageTexts, termTexts } from '#src/richtext/publicFaces.ts'
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
  const { authors, images } = facesIn(content)
  const terms = [
    ...content.commodities,
    ...content.topics,
    ...content.figures.flatMap(({ commodity }) => commodity ?? []),
  ]
  const texts = [
    ...authors.flatMap(authorTexts),
    ...images.flatMap(imageTexts),
    ...content.figures.map(figureText),
    ...linkTexts(content),
    ...terms.flatMap(termTexts),
  ]
  const shown = texts.flatMap(({ called, text }) => (text?.trim() ? [{ called, text }] : []))
  return [...new Map(shown.map((one) => [`${one.called}\n${one.text}`, one])).values()]
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

function facesIn({ byline, leadImage, body }: ArticleContent): {
  authors: PublicAuthor[]
  images: PublicImage[]
} {
  const authors = [...byline]
  const images = leadImage ? [leadImage] : []
  for (const node of nodesInOrder(body)) {
    const reference = referenceOf(node)
    const shown = reference && recordOf(node['fields'])[reference.field]
    if (!isRecord(shown)) continue
    if (reference?.collection === 'staff') authors.push(shown as PublicAuthor)
    if (reference?.collection === 'media') images.push(shown as PublicImage)
  }
  return { authors, images }
}
