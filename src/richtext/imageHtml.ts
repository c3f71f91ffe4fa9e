// An image with its caption and credit, in the widths that the browser may choose from.

import type { ImageNode } from './bodyNodes.ts'
import { attribute, html, type Markup } from './escape.ts'
import type { HtmlOptions, Rendering } from './htmlOptions.ts'
import type { PublicImage } from './types.ts'

const DEFAULT_SIZES = '(min-width: 48rem) 44rem, 100vw'

/** The block of an image in a text; loads when it is near. */
export function renderImage(node: ImageNode, rendering: Rendering): Markup {
  const caption = node.caption !== null && html`<span class="image-caption">${node.caption}</span> `
  const credit = node.image.credit !== '' && html`<span class="image-credit">${node.image.credit}</span>`
  return html`<figure class="image">${imageElement(node.image, { ...rendering.options, loading: 'lazy' })}${(caption || credit) && html`<figcaption>${caption}${credit}</figcaption>`}</figure>\n`
}

/** The `<img>` of an image alone, for lead images and cards. `loading: 'eager'` for the picture at the top of a page. */
export function imageHtml(
  image: PublicImage,
  options: Pick<HtmlOptions, 'siteUrl' | 'imageSizes'> & { loading: 'lazy' | 'eager' },
): string {
  return imageElement(image, options).text
}

function imageElement(
  image: PublicImage,
  options: Pick<HtmlOptions, 'siteUrl' | 'imageSizes'> & { loading: 'lazy' | 'eager' },
): Markup {
  const address = (url: string): string => addressOf(url, options.siteUrl ?? '')
  const widths = widthsOf(image)
  const srcset =
    widths.length > 0
      ? widths.map((size) => `${address(size.url).replaceAll(',', '%2C')} ${size.width}w`).join(', ')
      : null
  const fallback = widths.findLast((size) => size.width <= 1_280) ?? image
  const sizes = srcset === null ? null : (options.imageSizes ?? DEFAULT_SIZES)
  const loading = options.loading === 'lazy' ? html` loading="lazy"` : html` fetchpriority="high"`
  return html`<img src="${address(fallback.url)}"${attribute('srcset', srcset)}${attribute('sizes', sizes)} width="${image.width}" height="${image.height}" alt="${image.alt}"${loading} decoding="async">`
}

/** Sizes that keep the picture's proportions, narrowest first; the cropped one for social networks is not among them. */
function widthsOf(image: PublicImage): { url: string; width: number }[] {
  const proportion = image.width / image.height
  return image.sizes
    .filter(
      (size) =>
        size.width > 0 && size.height > 0 && Math.abs(size.width / size.height / proportion - 1) < 0.02,
    )
    .toSorted((a, b) => a.width - b.width)
}

/** A path of this site or an http(s) address; a space would end it inside `srcset`. */
function addressOf(url: string, siteUrl: string): string {
  const address = url.replace(/\s/g, encodeURIComponent)
  if (/^\/(?!\/)/.test(address)) return siteUrl + address
  return /^https?:\/\//i.test(address) ? address : ''
}
