// Everything that readers are told of a figure, in one line: to tell two apart, and for whoever approves what
// cites it.

import type { PublicFigure } from './types.ts'

/**
 * `Copper, spot: $9,000/t, spot, as of 2026-03-01T12:00:00.000Z (UTC), Copper. Source: An exchange,
 * https://…, 2026-03-02`.
 */
export function wholeFigure({ label, text, kind, asOf, zone, source, commodity }: PublicFigure): string {
  const from = [source.title, source.url, source.accessed].filter(Boolean).join(', ')
  return (
    `${label}: ${text}, ${kind}, as of ${asOf} (${zone})${commodity ? `, ${commodity.name}` : ''}. ` +
    `Source: ${from}`
  )
}
