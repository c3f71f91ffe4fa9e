// Takes out of a text what would tell who somebody is or let another be them: errors quote the values they
// failed on.

const PERSONAL: readonly (readonly [RegExp, string])[] = [
  // What a database driver appends to a failed query.
  [/\bparams: [\s\S]*?(?=\n {4}at |$)/g, 'params: (left out)'],
  [/\bfor value [\s\S]*?(?= \(type )/g, 'for value (left out)'],
  [/\bdup key: \{[\s\S]*\}/g, 'dup key (left out)'],
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

/** Characters of one text in the log: a failed query can be megabytes long. */
const MAX_TEXT_LENGTH = 2_000

/**
 * The text without e-mail addresses, IP addresses, tokens and the values of a query, cut where it is long.
 */
export function redact(text: string): string {
  return cut(
    PERSONAL.reduce((told, [pattern, stand]) => told.replace(pattern, stand), cut(withoutValues(text))),
  )
}

/**
 * The values of a failed query stand after its text, whatever they look like; those of JSON stand in it, as
 * literals.
 */
function withoutValues(text: string): string {
  const at = text.indexOf('Failed query:')
  if (at === -1) return text
  const [query = ''] = text.slice(at).split('\nparams:', 1)
  return `${text.slice(0, at)}${query.replace(/'(?:[^']|'')*'?/g, "'…'")}\nparams: (left out)`
}

function cut(text: string): string {
  return text.length <= MAX_TEXT_LENGTH
    ? text
    : `${text.slice(0, MAX_TEXT_LENGTH)} … (${text.length - MAX_TEXT_LENGTH} more)`
}

/** The lines of a stack below its message, which would repeat the message, values and all. */
function wayOf({ stack = '', message }: Error): string {
  const at = stack.indexOf(message)
  const lines = (at === -1 ? stack : stack.slice(at + message.length)).split('\n')
  return redact(lines.filter((line) => /^ {4}at /.test(line)).join('\n'))
}

type RedactedError = { type: string; message: string; stack: string; code?: string; cause?: RedactedError }

/** An error as it may be logged: its kind, its words, its way and its causes, all of them redacted. */
export function redactedError(error: unknown, depth = 0): RedactedError {
  if (!(error instanceof Error)) return { type: typeof error, message: redact(String(error)), stack: '' }
  const { code } = error as { code?: unknown }
  return {
    type: error.name,
    message: redact(error.message),
    stack: wayOf(error),
    ...(typeof code === 'string' ? { code } : {}),
    ...(error.cause !== undefined && depth < 4 ? { cause: redactedError(error.cause, depth + 1) } : {}),
  }
}
