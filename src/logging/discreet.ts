// Takes out of a text what would tell who somebody is or let another be them: errors quote the values they failed on.

const PERSONAL: readonly (readonly [RegExp, string])[] = [
  // What a database driver appends to a failed query.
  [/\bparams: [\s\S]*?(?=\n {4}at |$)/g, 'params: (left out)'],
  [/\b[\w.+%'-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+/gi, '(e-mail)'],
  [/\b(?:bearer|basic)\s+[\w.~+/=-]+/gi, '(authorization)'],
  [/\b((?:[a-z-]*token|password|secret|cookie|code|key)["']?\s*[=:]\s*["']?)[^\s"'&;,]+/gi, '$1(left out)'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '(token)'],
  [/\b(?:\d{1,3}\.){3}\d{1,3}\b/g, '(address)'],
  [
    /(?<![\w:])(?:[\da-f]{1,4}:){3,7}[\da-f]{0,4}(?![\w:])|(?<![\w:])(?:[\da-f]{1,4}:)+:[\da-f:]*[\da-f](?![\w:])/gi,
    '(address)',
  ],
]

/** The text without e-mail addresses, IP addresses, tokens and the values of a query. */
export function discreet(text: string): string {
  return PERSONAL.reduce((told, [pattern, stand]) => told.replace(pattern, stand), text)
}

type Told = { type: string; message: string; stack: string; code?: string; cause?: Told }

/** An error as it may be logged: its kind, its words, its way and its causes, all of them discreet. */
export function discreetError(error: unknown, depth = 0): Told {
  if (!(error instanceof Error)) return { type: typeof error, message: discreet(String(error)), stack: '' }
  const { code } = error as { code?: unknown }
  return {
    type: error.name,
    message: discreet(error.message),
    stack: discreet(error.stack ?? ''),
    ...(typeof code === 'string' ? { code } : {}),
    ...(error.cause !== undefined && depth < 4 ? { cause: discreetError(error.cause, depth + 1) } : {}),
  }
}
