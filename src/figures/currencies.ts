// Currencies by ISO 4217, and the few that are shown by a symbol.

/** Every ISO 4217 code the runtime knows, in alphabetical order. */
export const CURRENCIES: readonly string[] = Intl.supportedValuesOf('currency')

const KNOWN = new Set(CURRENCIES)

/**
 * A symbol only where no reader of a metals desk can take it for another currency. Every other dollar and the
 * yuan go by code (`AUD 12.00/kg`, `CNY 520,000/t`): `A$` is not read the same everywhere, and `¥` is the yen
 * here.
 */
const SYMBOLS: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥' }

/** Whether a value is a currency code of ISO 4217, in capitals. */
export function isCurrency(value: unknown): value is string {
  return typeof value === 'string' && KNOWN.has(value)
}

/** What stands before the digits: a symbol (`$`), or the code and a space (`CNY `). */
export function currencyPrefix(code: string): string {
  return SYMBOLS[code] ?? `${code} `
}
