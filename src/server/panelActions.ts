// Server actions of the panel: only staff send one, and its body is looked at before Next parses it.

import type { IncomingMessage, ServerResponse } from 'node:http'
import { isPanelFunction } from '#src/app/panelFunctions.ts'
import { isPanelQuery } from '#src/app/panelQueries.ts'
import { isNestedTooDeep } from '#src/bodies/nesting.ts'
import { countParts } from '#src/bodies/parts.ts'
import { answerError } from './answers.ts'
import type { HeldBody } from './heldBody.ts'
import { headersOf } from './web.ts'

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

/** The body of an action as React encodes it: JSON, or a form whose part `0` is that JSON and names the other parts. */
async function isAction(body: Buffer, type: string): Promise<boolean> {
  if (!type.toLowerCase().startsWith('multipart/form-data')) return isCall(body.toString())
  const count = countParts(body, type, MOST_PARTS)
  if (count === null || count > MOST_PARTS) return false
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => null)
  const parts = form ? [...form.values()] : []
  const calls = form?.getAll('0') ?? []
  return (
    parts.every((part) => typeof part === 'string' && !isNestedTooDeep(part)) &&
    calls.length === 1 &&
    isCall(String(calls[0]))
  )
}

/** What stands in a query as it is: React writes `undefined`, and parts that come later, in its own way, with a dollar. */
function withoutSigns(query: unknown): unknown {
  if (isSign(query) || typeof query !== 'object' || query === null) return isSign(query) ? undefined : query
  return Object.fromEntries(Object.entries(query).filter(([, value]) => !isSign(value)))
}

function isSign(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('$')
}

/** `[{ name, args }]`, with the name of a function that the panel has. */
function isCall(text: string): boolean {
  if (isNestedTooDeep(text)) return false
  try {
    const sent: unknown = JSON.parse(text)
    if (!Array.isArray(sent) || sent.length !== 1) return false
    const [call] = sent as [unknown]
    if (typeof call !== 'object' || call === null || !('name' in call)) return false
    const { args } = call as { args?: { query?: unknown } | null }
    return isPanelFunction(call.name) && isPanelQuery(withoutSigns(args?.query))
  } catch {
    return false
  }
}
