// The element of an image, in the widths that the browser may choose from.

import { attribute, html, type Markup } from './escape.ts'
import type { HtmlOptions } from './htmlOptions.ts'
import type { PublicImage } from './types.ts'

const DEFAULT_SIZES = '(min-width: 48rem) 44rem, 100vw'

/**
 * The `<img>` of an image alone, for lead images and cards. `loading: 'eager'` for the picture at the top of
 * a page.
 */
export function imageHtml(
  image: PublicImage,
  options: Pick<HtmlOptions, 'siteUrl' | 'imageSizes'> & { loading: 'lazy' | 'eager' },
): string {
  return imageElement(image, options).text
}

/** As `imageHtml`, as markup. */
export function imageElement(
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

/**
 * Sizes that keep the picture's proportions, narrowest first; the cropped one for social networks is not
 * among them.
 */
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
