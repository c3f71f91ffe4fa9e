// Signing in as staff: throttled per address and per account, and no quicker for an unknown address than for
// a known one.

import { getPayload } from 'payload'
import { normalEmail } from '#access/email.ts'
import { passwordsToTry } from '#access/passwordRules.ts'
import config from '#config'
import { recordRefusedLogin } from '#src/audit/recording/staffLogin.ts'
import { addressOf, evenTime, inEvenTime, throttleOf, ThrottledError } from '#src/throttle/index.ts'
import { throttleStaffLogin, throttleStaffRecovery } from '#src/throttle/staff.ts'
import { readForm, type StaffForm, staffFormAt, UnreadableForm, withFields } from './staffForms.ts'

/**
 * Runs a form of staff log-in through the throttle, with its fields as they were read; other requests pass
 * untouched. `run` hands a request to Payload.
 */
export async function throttledStaffLogin(
  request: Request,
  run: (request: Request) => Promise<Response>,
): Promise<Response> {
  const form = staffFormAt(request.method, new URL(request.url).pathname)
  if (form === null) return run(request)
  try {
    return await FORMS[form](request, (fields) => run(withFields(request, fields)))
  } catch (error) {
    if (error instanceof ThrottledError) return tooMany(error)
    if (error instanceof UnreadableForm) return refusal(400, 'BadRequest', error.message)
    throw error
  }
}

type Run = (fields: Record<string, string>) => Promise<Response>

const FORMS: Record<StaffForm, (request: Request, run: Run) => Promise<Response>> = {
  login: logIn,
  'forgot-password': recover,
  'reset-password': reset,
  logout: (_request, run) => run({}),
}

async function logIn(request: Request, run: Run): Promise<Response> {
  const started = Date.now()
  const { email: typed, password } = await readForm(request, 'login')
  const email = normalEmail(typed)
  const payload = await getPayload({ config })
  const { headers } = request
  const { succeeded, held } = await throttleStaffLogin({ payload, headers, email, started })
  const response = await tryPasswords(password, (one) => run({ email, password: one }))
  if (response.ok) await succeeded()
  else {
    // Not waited for: how long it takes would tell whether the account exists.
    recordRefusedLogin({ payload, email, now: new Date() }).catch((err: unknown) =>
      payload.logger.error({ err }, 'A refused log-in could not be recorded.'),
    )
    await evenTime(started)
    if (held) return tooMany(held)
  }
  return response
}

/**
 * Composed, then as it was typed where that differs: so passwords from before we composed them still work.
 */
async function tryPasswords(
  typed: string,
  attempt: (password: string) => Promise<Response>,
): Promise<Response> {
  let response: Response | null = null
  for (const password of passwordsToTry(typed)) {
    response = await attempt(password)
    if (response.status !== 401) break
  }
  return response!
}

/** Always the same answer after the same time, whether or not the address is known or asks too often. */
async function recover(request: Request, run: Run): Promise<Response> {
  const email = normalEmail((await readForm(request, 'forgot-password')).email)
  const payload = await getPayload({ config })
  const { send } = await throttleStaffRecovery({ payload, headers: request.headers, email })
  return inEvenTime(async () => (send ? run({ email }) : Response.json({ message: 'Success' })))
}

async function reset(request: Request, run: Run): Promise<Response> {
  const fields = await readForm(request, 'reset-password')
  await throttleOf(await getPayload({ config })).take(
    'token by address',
    `staff:${addressOf(request.headers)}`,
  )
  return run(fields)
}

/** 429 with the seconds to wait. */
export function tooMany(error: ThrottledError): Response {
  return refusal(429, error.name, error.message, { 'retry-after': String(error.retryAfterSeconds) })
}

function refusal(
  status: number,
  name: string,
  message: string,
  headers: Record<string, string> = {},
): Response {
  return Response.json(
    { errors: [{ name, message }] },
    { status, headers: { ...headers, 'cache-control': 'no-store' } },
  )
}
