// Server actions of the panel: only staff send one, and its body is looked at before Next parses it.

import type { IncomingMessage, ServerResponse } from 'node:http'
import { excessIn, hasTooManyValues } from '#src/bodies/nesting.ts'
import { isInParts, type Part, partsOf } from '#src/bodies/parts.ts'
import { areNamesOfPanel, formAskedFor, isPanelCall, type PanelCall } from '#src/gateway/panel/panelCalls.ts'
import type { HeldBody } from './heldBody.ts'
import { answerError } from './http/answers.ts'
import { headersOf } from './http/web.ts'
import type { Runtime } from './runtime.ts'

/** Parts of one body, where the panel sends it as a form. */
const MAX_PARTS = 200

const ODD_ACTION = 'The panel does not send such a request. Load it again.'
const NOT_YOURS = 'Your account has no right to this form.'

type Action = {
  req: IncomingMessage
  res: ServerResponse
  body: HeldBody
} & Pick<Runtime, 'isStaff' | 'mayOpenForm'>

/** Whether an action may go on to Next, with its body released; it has been answered where it may not. */
export async function passesAsAction({ req, res, body, isStaff, mayOpenForm }: Action): Promise<boolean> {
  const headers = headersOf(req)
  if (!(await isStaff(headers))) {
    res.setHeader('Connection', 'close')
    answerError(res, 401, { name: 'Unauthorized', message: 'Your session has ended. Sign in again.' })
    return false
  }
  const whole = await body.whole()
  if (whole === null) return false
  const call = callIn(whole, req.headers['content-type'] ?? '')
  if (!call) {
    answerError(res, 400, { name: 'BadRequest', message: ODD_ACTION })
    return false
  }
  const place = formAskedFor(call)
  if (place && !(await mayOpenForm(headers, place))) {
    answerError(res, 403, { name: 'Forbidden', message: NOT_YOURS })
    return false
  }
  body.release()
  return true
}

/**
 * The call in the body of an action as React encodes it: JSON, or a form whose part `0` is that JSON and
 * names the other parts. Null where it is none of the panel's.
 */
function callIn(body: Buffer, type: string): PanelCall | null {
  if (!isInParts(type)) return callOf(body.toString())
  const parts = partsOf(body, type, MAX_PARTS)
  if (typeof parts === 'string' || !areChunks(parts)) return null
  const texts = parts.map(({ content }) => content.toString())
  const call = texts[parts.findIndex(({ name }) => name === '0')]
  const isBounded =
    texts.every((text) => excessIn(text) === null) &&
    !hasTooManyValues(texts.join(',')) &&
    texts.every(hasPanelNames)
  return call !== undefined && isBounded ? callOf(call) : null
}

/** React reads the name of a part as a number: each is one, written in one way, and stands once. */
function areChunks(parts: readonly Part[]): boolean {
  const names = new Set(parts.map(({ name }) => name))
  return (
    names.size === parts.length &&
    parts.every(({ name, fileName }) => fileName === null && /^(?:0|[1-9]\d{0,8})$/.test(name))
  )
}

/** Any part may stand for the fields of a form. What is no JSON stands for nothing that has names. */
function hasPanelNames(part: string): boolean {
  try {
    return areNamesOfPanel(JSON.parse(part))
  } catch {
    return true
  }
}

/**
 * A query as Next will hand it on. React writes what JSON cannot say, and what stands in another part of a
 * form, with a dollar: a query has nothing of that but `undefined`, so that what is looked at here is what
 * arrives.
 */
function spelledOut(value: unknown): { value: unknown } | null {
  if (typeof value === 'string') {
    if (value === '$undefined') return { value: undefined }
    if (value.startsWith('$$')) return { value: value.slice(1) }
    return value.startsWith('$') ? null : { value }
  }
  if (typeof value !== 'object' || value === null) return { value }
  const entries = Object.entries(value).map(([name, inner]) => [name, spelledOut(inner)] as const)
  if (entries.some(([, inner]) => inner === null)) return null
  const plain = entries.map(([name, inner]) => [name, inner!.value] as const)
  return { value: Array.isArray(value) ? plain.map(([, inner]) => inner) : Object.fromEntries(plain) }
}

/** What React puts in the place of a value that JSON cannot say, or that is in another part. */
function isPlaceholder(value: unknown): boolean {
  return typeof value === 'string' && /^\$[^$]/.test(value)
}

/** `[{ name, args }]`, as the panel asks it; or null. */
function callOf(text: string): PanelCall | null {
  if (excessIn(text) !== null) return null
  try {
    const sent: unknown = JSON.parse(text)
    if (!Array.isArray(sent) || sent.length !== 1) return null
    const [call] = sent as [unknown]
    if (typeof call !== 'object' || call === null || !('name' in call) || !areNamesOfPanel(call)) return null
    const { name, args = {} } = call as { name: unknown; args?: unknown }
    if (typeof args !== 'object' || args === null) return null
    const query = spelledOut((args as { query?: unknown }).query)
    const isOfPanel = query && isPanelCall({ name, args: { ...args, query: query.value } }, isPlaceholder)
    return isOfPanel ? { name, args } : null
  } catch {
    return null
  }
}
