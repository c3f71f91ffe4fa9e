// From a figure as the desk stores it to the figure as the public gets it: every outgoing field is chosen
// here.

import { formatFigure } from './format.ts'
import type { PublicFigure, PublicTerm } from './types.ts'

/** The fields of a stored figure that may become public; further ones are ignored. */
export type StoredFigure = {
  id: string
  label: string
  value?: string | null | undefined
  low?: string | null | undefined
  high?: string | null | undefined
  unit: string
  currency?: string | null | undefined
  kind: string
  asOf: string
  zone: string
  sourceTitle: string
  sourceUrl?: string | null | undefined
  sourceAccessed?: string | null | undefined
}

/**
 * The public figure with its text; instants become UTC, empty fields null, the day of access a plain date.
 */
export function presentFigure(figure: StoredFigure, commodity: PublicTerm | null): PublicFigure {
  return {
    id: figure.id,
    label: figure.label,
    value: figure.value || null,
    low: figure.low || null,
    high: figure.high || null,
    unit: figure.unit,
    currency: figure.currency || null,
    kind: figure.kind,
    asOf: new Date(figure.asOf).toISOString(),
    zone: figure.zone,
    source: {
      title: figure.sourceTitle,
      url: figure.sourceUrl || null,
      accessed: figure.sourceAccessed?.slice(0, 10) || null,
    },
    commodity,
    text: formatFigure(figure),
  }
}
