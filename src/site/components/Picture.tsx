/** @jsxImportSource hono/jsx */
// An image in the width that the screen needs, its place kept while it loads.

import type { PublicImage } from '#src/richtext/types.ts'

/** Sizes made for other uses than pages: the social card. */
const NOT_FOR_PAGES = new Set(['og'])

/**
 * `sizes` is the attribute of that name. A decorative one stands beside its own link and has no alternative
 * text.
 */
export function Picture(props: {
  image: PublicImage
  sizes: string
  ratio: 'natural' | 'wide' | 'small'
  isPriority?: boolean
  isDecorative?: boolean
}) {
  const { image } = props
  const candidates = image.sizes.filter((size) => !NOT_FOR_PAGES.has(size.name) && size.width > 0)
  const middle = candidates.find((size) => size.width >= 640) ?? null
  return (
    <img
      class={`picture picture-${props.ratio}`}
      src={middle?.url ?? image.url}
      srcset={
        candidates.length > 0 ? candidates.map((size) => `${size.url} ${size.width}w`).join(', ') : undefined
      }
      sizes={candidates.length > 0 ? props.sizes : undefined}
      width={image.width}
      height={image.height}
      alt={props.isDecorative ? '' : image.alt}
      loading={props.isPriority ? undefined : 'lazy'}
      decoding={props.isPriority ? undefined : 'async'}
      fetchpriority={props.isPriority ? 'high' : undefined}
    />
  )
}
