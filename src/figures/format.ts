// How a figure reads: the one place where a number, its currency and its unit become text.

import { currencyPrefix } from './currencies.ts'
import { groupedParts, isDecimal } from './decimal.ts'
import { zoneName } from './instants.ts'
import { isKind, KIND_LABELS } from './kinds.ts'
import type { PublicFigure } from './types.ts'
import { isUnit, UNIT_RULES } from './units.ts'

/** The part of a figure that makes its text; a stored figure has these too, perhaps absent. */
export type FigureNumbers = {
  value?: string | null | undefined
  low?: string | null | undefined
  high?: string | null | undefined
  unit?: string | null | undefined
  currency?: string | null | undefined
}

/** What `describeFigure` needs; `text` is made again from the numbers, so that the two can never differ. */
export type DescribedFigure = FigureNumbers &
  Pick<PublicFigure, 'label' | 'kind' | 'asOf' | 'zone' | 'source'>

/**
 * The figure as a reader sees it: `$110/kg`, `$62.50–65.00/dmtu`, `CNY 520,000/t`, `4.2%`, `1,234.5 index
 * points`, `1,200 t`. A range with a negative end is written with "to". An empty figure is the empty string.
 */
export function formatFigure(figure: FigureNumbers): string {
  const prefix = figure.currency ? currencyPrefix(figure.currency) : ''
  const numbers = formatNumbers(figure, prefix)
  if (numbers === '') return ''
  return numbers + suffix(figure)
}

/**
 * The as-of moment in the figure's own zone, with its distance from UTC: `27 October 2025, 09:00 UTC+09:00`.
 */
export function formatAsOf(figure: Pick<PublicFigure, 'asOf' | 'zone'>): string {
  const instant = new Date(figure.asOf)
  if (Number.isNaN(instant.getTime())) return figure.asOf
  const part = dateParts(instant, figure.zone)
  return `${part('day')} ${part('month')} ${part('year')}, ${part('hour')}:${part('minute')} ${zoneName(part('timeZoneName'))}`
}

/**
 * The figure in a sentence, for a tooltip, a footnote and a screen reader: label, kind, value, as-of with
 * zone, source.
 */
export function describeFigure(figure: DescribedFigure): string {
  return `${describeValue(figure)} Source: ${describeSource(figure)}.`
}

/** The first half of `describeFigure`, without the source, for places that show the source as a link. */
export function describeValue(figure: DescribedFigure): string {
  const kind = isKind(figure.kind) ? KIND_LABELS[figure.kind] : ''
  const named = kind === '' || saysKind(figure.label, kind) ? figure.label : `${figure.label} (${kind})`
  return `${named}: ${formatFigure(figure)}, as of ${formatAsOf(figure)}.`
}

/**
 * Whether a label says by itself of which kind the figure is. A forecast ends with the word: “Forecast
 * Mining” is a company.
 */
function saysKind(label: string, kind: string): boolean {
  const words: string[] = label.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return kind === KIND_LABELS.forecast ? words.at(-1) === kind : words.includes(kind)
}

/** The source's title and the day it was read: `MP Materials, press release (accessed 28 October 2025)`. */
export function describeSource(figure: Pick<PublicFigure, 'source'>): string {
  const title = figure.source.title.replace(/[.\s]+$/, '')
  if (!figure.source.accessed) return title
  return `${title} (accessed ${formatDay(figure.source.accessed)})`
}

function formatNumbers(figure: FigureNumbers, prefix: string): string {
  const [first, second] = ends(figure)
  if (first === undefined) return ''
  if (second === undefined) return withPrefix(first, prefix)
  if (isSigned(first) || isSigned(second))
    return `${withPrefix(first, prefix)} to ${withPrefix(second, prefix)}`
  return `${withPrefix(first, prefix)}–${withPrefix(second, '')}`
}

function withPrefix(number: string, prefix: string): string {
  if (!isDecimal(number)) return prefix + number
  const { sign, digits } = groupedParts(number)
  return sign + prefix + digits
}

function suffix(figure: FigureNumbers): string {
  const rule = unitRule(figure)
  if (rule.role === 'plain') return ''
  if (rule.role === 'percent') return '%'
  if (rule.role === 'index') return figure.value === '1' ? ' index point' : ' index points'
  return figure.currency ? `/${rule.label}` : ` ${rule.label}`
}

/** One number, or the two ends of a range; a range with one end missing shows the other. */
function ends(figure: FigureNumbers): string[] {
  if (figure.value) return [figure.value]
  return [figure.low, figure.high].filter((end): end is string => typeof end === 'string' && end !== '')
}

function unitRule(figure: FigureNumbers) {
  return UNIT_RULES[isUnit(figure.unit) ? figure.unit : 'none']
}

function isSigned(number: string): boolean {
  return number.startsWith('-') || number.startsWith('+')
}

function formatDay(day: string): string {
  const instant = new Date(day)
  if (Number.isNaN(instant.getTime())) return day
  const part = dateParts(instant, 'UTC')
  return `${part('day')} ${part('month')} ${part('year')}`
}

/**
 * Parts and not a finished string, because the runtime's punctuation changes between versions and approvals
 * hash the text.
 */
function dateParts(instant: Date, zone: string): (type: Intl.DateTimeFormatPartTypes) => string {
  const formatted = formatterFor(zone).formatToParts(instant)
  return (type) => formatted.find((part) => part.type === type)?.value ?? ''
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = makeFormatter(zone)
  if (formatters.size < 500) formatters.set(zone, made)
  return made
}

function makeFormatter(zone: string): Intl.DateTimeFormat {
  const options: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  }
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone })
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' })
  }
}
