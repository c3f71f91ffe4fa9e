// Whether a figure is fit to be cited: a number, what it is measured in, when it held and who says so.

import { hasWords, plainTextProblem } from '#src/plainText/plainText.ts'
import { isCurrency } from './currencies.ts'
import { compareDecimals, parseDecimal, type Decimal } from './decimal.ts'
import { isInstant, isTimeZone } from './instants.ts'
import { isKind, KINDS } from './kinds.ts'
import { isUnit, UNIT_RULES, UNITS } from './units.ts'

/** A problem with one field; `path` is the field's name, `message` a sentence for the desk. */
type FigureProblem = { path: string; message: string }

/** The verdict on a figure. */
export type FigureVerdict = { ok: true } | { ok: false; problems: FigureProblem[] }

/** Longest label of a figure and longest title of its source, in UTF-16 units. */
export const MAX_LABEL_LENGTH = 160
export const MAX_SOURCE_TITLE_LENGTH = 300
const MAX_URL = 2_048

/**
 * Checks a figure as the desk stores it (`label`, `value` or `low` and `high`, `unit`, `currency`, `kind`,
 * `asOf`, `zone`, `sourceTitle`, `sourceUrl`, `sourceAccessed`). An empty string counts as absent. An as-of
 * may lie after `now` only in a forecast. Source of the rule that a price has a date and a source: Regulation
 * (EU) 2016/958, Articles 3(1)(b) and 4(1)(g).
 */
export function validateFigure(input: unknown, now: Date): FigureVerdict {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return {
      ok: false,
      problems: [
        { path: '', message: 'A figure is an object with a label, a number, an as-of and a source.' },
      ],
    }
  }
  const figure = input as Record<string, unknown>
  const problems = [
    ...checkTitle(figure, {
      path: 'label',
      called: 'The label',
      missing: 'Say what the figure measures, for example “NdPr oxide floor price”.',
      limit: MAX_LABEL_LENGTH,
    }),
    ...checkNumbers(figure),
    ...checkMeasure(figure),
    ...checkAsOf(figure, now),
    ...checkTitle(figure, {
      path: 'sourceTitle',
      called: 'The source',
      missing: 'Name the source of the figure.',
      limit: MAX_SOURCE_TITLE_LENGTH,
    }),
    ...checkSource(figure, now),
  ]
  return problems.length === 0 ? { ok: true } : { ok: false, problems }
}

function checkTitle(
  figure: Record<string, unknown>,
  rule: { path: string; called: string; missing: string; limit: number },
): FigureProblem[] {
  const value = figure[rule.path]
  if (typeof value !== 'string' || !hasWords(value)) return [{ path: rule.path, message: rule.missing }]
  if (value.length > rule.limit)
    return [{ path: rule.path, message: `Use at most ${rule.limit} characters.` }]
  const problem = plainTextProblem(value, { called: rule.called })
  return problem ? [{ path: rule.path, message: problem }] : []
}

/** One value, or a low and a high: never both, never neither, never half a range. */
function checkNumbers(figure: Record<string, unknown>): FigureProblem[] {
  const given = {
    value: !absent(figure['value']),
    low: !absent(figure['low']),
    high: !absent(figure['high']),
  }
  if (given.value && (given.low || given.high))
    return [{ path: 'value', message: 'Give either a value, or a low and a high, not both.' }]
  if (given.value) return readNumber(figure, 'value').problems
  if (!given.low && !given.high) return [{ path: 'value', message: 'Give a value, or a low and a high.' }]
  if (!given.low) return [{ path: 'low', message: 'A range needs its low end too.' }]
  if (!given.high) return [{ path: 'high', message: 'A range needs its high end too.' }]
  const low = readNumber(figure, 'low')
  const high = readNumber(figure, 'high')
  if (!low.number || !high.number) return [...low.problems, ...high.problems]
  if (compareDecimals(low.number, high.number) > 0)
    return [{ path: 'low', message: `The low end (${low.number}) is above the high end (${high.number}).` }]
  return []
}

function readNumber(
  figure: Record<string, unknown>,
  path: string,
): { number: Decimal | null; problems: FigureProblem[] } {
  const parsed = parseDecimal(figure[path])
  return parsed.ok
    ? { number: parsed.value, problems: [] }
    : { number: null, problems: [{ path, message: parsed.problem }] }
}

function checkMeasure(figure: Record<string, unknown>): FigureProblem[] {
  const { unit, currency, kind } = figure
  const problems: FigureProblem[] = []
  if (!isUnit(unit)) problems.push({ path: 'unit', message: `Choose a unit: ${UNITS.join(', ')}.` })
  if (!absent(currency) && !isCurrency(currency))
    problems.push({
      path: 'currency',
      message: 'Choose a currency by its ISO 4217 code, for example USD, or none.',
    })
  if (
    !absent(currency) &&
    isUnit(unit) &&
    (UNIT_RULES[unit].role === 'percent' || UNIT_RULES[unit].role === 'index')
  ) {
    problems.push({
      path: 'currency',
      message: unit === '%' ? 'A percentage has no currency.' : 'An index has no currency.',
    })
  }
  if (!isKind(kind))
    problems.push({ path: 'kind', message: `Choose what sort of figure it is: ${KINDS.join(', ')}.` })
  return problems
}

/** Nobody quotes older prices; “24” is a year that was typed short. */
const FIRST_YEAR = 1800

function checkAsOf(figure: Record<string, unknown>, now: Date): FigureProblem[] {
  const asOf = instantText(figure['asOf'])
  const problems: FigureProblem[] = []
  if (asOf === null || !isInstant(asOf)) {
    problems.push({
      path: 'asOf',
      message: 'Say when the figure held, as an instant with its offset, for example 2025-10-28T09:00:00Z.',
    })
  } else if (new Date(asOf).getUTCFullYear() < FIRST_YEAR) {
    problems.push({
      path: 'asOf',
      message: `The as-of lies before ${FIRST_YEAR}. Write the year in four digits.`,
    })
  } else if (figure['kind'] !== 'forecast' && Date.parse(asOf) > now.getTime()) {
    problems.push({ path: 'asOf', message: 'The as-of lies in the future; only a forecast may.' })
  }
  if (!isTimeZone(figure['zone']))
    problems.push({
      path: 'zone',
      message: 'Name the time zone by place, for example Asia/Tokyo, Europe/London or UTC.',
    })
  return problems
}

function checkSource(figure: Record<string, unknown>, now: Date): FigureProblem[] {
  const problems: FigureProblem[] = []
  if (!absent(figure['sourceUrl'])) {
    const problem = urlProblem(figure['sourceUrl'])
    if (problem) problems.push({ path: 'sourceUrl', message: problem })
  }
  if (!absent(figure['sourceAccessed'])) {
    const accessed = instantText(figure['sourceAccessed'])
    const time = accessed === null ? Number.NaN : Date.parse(accessed)
    if (Number.isNaN(time))
      problems.push({
        path: 'sourceAccessed',
        message: 'Say on which day the source was read, for example 2025-10-28.',
      })
    else if (time > now.getTime() + DAY)
      problems.push({ path: 'sourceAccessed', message: 'The source cannot have been read in the future.' })
  }
  return problems
}

/** A day ahead of UTC is still today somewhere. */
const DAY = 24 * 60 * 60 * 1000

function urlProblem(value: unknown): string | null {
  const hint = 'Give the address of the source in full, beginning with https:// or http://.'
  if (
    typeof value !== 'string' ||
    value.length > MAX_URL ||
    /[\s\p{Cc}\p{Cf}\\]/u.test(value) ||
    !/^https?:\/\//i.test(value)
  )
    return hint
  try {
    const url = new URL(value)
    return url.username === '' && url.password === '' ? null : 'Leave the user name out of the address.'
  } catch {
    return hint
  }
}

function instantText(value: unknown): string | null {
  if (typeof value === 'string') return value
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : null
}

function absent(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}
