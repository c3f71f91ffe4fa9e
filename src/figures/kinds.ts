// What sort of number a figure is: a floor is not a bid, and a forecast is not a price.

import { upperFirst } from '#src/plainText/firstLetter.ts'

export const KINDS = ['spot', 'floor', 'settlement', 'bid', 'ask', 'assessment', 'forecast', 'other'] as const

export type Kind = (typeof KINDS)[number]

/** The kind as a reader sees it; empty for `other`, which says nothing. */
export const KIND_LABELS: Record<Kind, string> = {
  spot: 'spot',
  floor: 'floor',
  settlement: 'settlement',
  bid: 'bid',
  ask: 'ask',
  assessment: 'assessment',
  forecast: 'forecast',
  other: '',
}

/** Whether a value is one of the kinds. */
export function isKind(value: unknown): value is Kind {
  return KINDS.some((kind) => kind === value)
}

/** The choices of a form. */
export const KIND_OPTIONS: { value: Kind; label: string }[] = KINDS.map((kind) => ({
  value: kind,
  label: upperFirst(kind),
}))
