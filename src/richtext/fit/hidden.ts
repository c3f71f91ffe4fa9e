// Words of a pasted page that nobody sees where it comes from.

import type { Style } from './css.ts'
import type { PastedElement } from './pasted.ts'

/** Pixels to the left of a page, or above it, past which nothing is seen. */
const OFF_SCREEN = -1_000

/** Whether nobody sees an element, nor anything in it. */
export function isHidden({ attributes }: PastedElement, style: Style): boolean {
  return (
    'hidden' in attributes ||
    style.get('display') === 'none' ||
    /^(?:hidden|collapse)$/.test(style.get('visibility') ?? '') ||
    style.get('mso-hide') === 'all' ||
    /^[+-]?(?:0+(?:\.0+)?|\.0+)%?$/.test(style.get('opacity') ?? '') ||
    isOffScreen(style)
  )
}

/**
 * Whether the letters directly in an element have no height, `isAround` being so of what is around it.
 * Newsletters write that of a cell, and give the letters a height further inside.
 */
export function isWithoutHeight(
  { tag, attributes }: PastedElement,
  style: Style,
  isAround: boolean,
): boolean {
  const size = style.get('font-size')
  if (size === undefined) return isAround && !(tag === 'font' && 'size' in attributes)
  if (/^[+-]?(?:0+(?:\.0+)?|\.0+)(?:[a-z]+|%)?$/.test(size)) return true
  return isAround && /(?:%|\dem|\dex|inherit|unset|larger|smaller)$/.test(size)
}

function isOffScreen(style: Style): boolean {
  if (pixels(style.get('text-indent')) <= OFF_SCREEN) return true
  return (
    /^(?:absolute|fixed)$/.test(style.get('position') ?? '') &&
    Math.min(pixels(style.get('left')), pixels(style.get('top'))) <= OFF_SCREEN
  )
}

const PIXELS: Readonly<Record<string, number>> = {
  px: 1,
  pt: 4 / 3,
  em: 16,
  rem: 16,
  in: 96,
  cm: 37.8,
  mm: 3.78,
}

function pixels(length = ''): number {
  const [, amount, unit = ''] = /^([+-]?[\d.]+)(px|pt|em|rem|in|cm|mm)$/.exec(length) ?? []
  return amount === undefined ? 0 : Number(amount) * (PIXELS[unit] ?? 0)
}
