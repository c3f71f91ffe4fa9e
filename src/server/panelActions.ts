// Server actions of the panel: only staff send one, and its body is looked at before Next parses it.

import type { IncomingMessage, ServerResponse } from 'node:http'
import { isPanelFunction } from '#src/app/panelFunctions.ts'
import { isPanelPlace, isPlaceOfForm } from '#src/app/panelPlaces.ts'
import { isPanelQuery } from '#src/app/panelQueries.ts'
import { excessIn, hasTooManyNames, hasTooManyValues } from '#src/bodies/nesting.ts'
import { countParts, hasLongHead } from '#src/bodies/parts.ts'
import type { HeldBody } from './heldBody.ts'
import { answerError } from './http/answers.ts'
import { headersOf } from './http/web.ts'

/** Parts of one body, where the panel sends it as a form. */
const MOST_PARTS = 200

const ODD_ACTION = 'The panel does not send such a request. Load it again.'

type Action = {
  req: IncomingMessage
  res: ServerResponse
  body: HeldBody
  isStaff: (headers: Headers) => Promise<boolean>
}

/** Whether an action may go on to Next, with its body released; it has been answered where it may not. */
export async function passesAsAction({ req, res, body, isStaff }: Action): Promise<boolean> {
  if (!(await isStaff(headersOf(req)))) {
    res.setHeader('Connection', 'close')
    answerError(res, 401, { name: 'Unauthorized', message: 'Your session has ended. Sign in again.' })
    return false
  }
  const whole = await body.whole()
  if (whole === null) return false
  if (!(await isAction(whole, req.headers['content-type'] ?? ''))) {
    answerError(res, 400, { name: 'BadRequest', message: ODD_ACTION })
    return false
  }
  body.release()
  return true
}

/**
 * The body of an action as React encodes it: JSON, or a form whose part `0` is that JSON and names the other
 * parts.
 */
async function isAction(body: Buffer, type: string): Promise<boolean> {
  if (!type.toLowerCase().startsWith('multipart/form-data')) return isCall(body.toString())
  const count = countParts(body, type, MOST_PARTS)
  if (count === null || count > MOST_PARTS || hasLongHead(body, type)) return false
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => null)
  const parts = form ? [...form.values()] : []
  const calls = form?.getAll('0') ?? []
  return (
    parts.every((part) => typeof part === 'string' && excessIn(part) === null) &&
    !hasTooManyValues(parts.join(',')) &&
    calls.length === 1 &&
    isCall(String(calls[0]))
  )
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

/**
 * `[{ name, args }]`, with the name of a function that the panel has, and of a collection or a global that
 * there is.
 */
function isCall(text: string): boolean {
  if (excessIn(text) !== null) return false
  try {
    const sent: unknown = JSON.parse(text)
    if (!Array.isArray(sent) || sent.length !== 1) return false
    const [call] = sent as [unknown]
    if (typeof call !== 'object' || call === null || !('name' in call)) return false
    if (hasTooManyNames(call)) return false
    const { args = {} } = call as { args?: unknown }
    if (typeof args !== 'object' || args === null) return false
    const { query, initialData } = args as { query?: unknown; initialData?: unknown }
    const asked = spelledOut(query)
    const isPlain = initialData === undefined || initialData === null || initialData === '$undefined'
    return (
      isPanelFunction(call.name) &&
      isPanelPlace(args) &&
      (call.name !== 'form-state' || isPlaceOfForm(args)) &&
      isPlain &&
      asked !== null &&
      isPanelQuery(asked.value)
    )
  } catch {
    return false
  }
}
