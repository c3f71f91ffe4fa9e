// Signing in as staff: throttled per address and per account, and no quicker for an unknown address than for a known one.

import { setTimeout as wait } from 'node:timers/promises'
import { getPayload } from 'payload'
import config from '#config'
import { recordRefusedLogin } from '#src/record/staffLogin.ts'
import { ThrottledError } from '#src/throttle/index.ts'
import { throttleStaffLogin, throttleStaffRecovery } from '#src/throttle/staff.ts'

/** A failed attempt takes at least this long, longer than a password check, so that time tells nothing. */
const FAILURE_TAKES_MS = 600

/** Log-in and recovery forms are small; a larger body is not read for the throttle's sake. */
const LARGEST_FORM = 64 * 1024

/** Runs a staff log-in or recovery through the throttle; other requests pass untouched. */
export async function throttledStaffLogin(request: Request, run: () => Promise<Response>): Promise<Response> {
  const { pathname } = new URL(request.url)
  const isLogin = pathname.endsWith('/login')
  if (request.method !== 'POST' || !(isLogin || pathname.endsWith('/forgot-password'))) return run()
  try {
    return await (isLogin ? logIn(request, run) : recover(request, run))
  } catch (error) {
    if (error instanceof ThrottledError) return tooMany(error)
    throw error
  }
}

async function logIn(request: Request, run: () => Promise<Response>): Promise<Response> {
  const started = Date.now()
  const payload = await getPayload({ config })
  const email = await emailIn(request)
  const { succeeded } = await throttleStaffLogin({ payload, headers: request.headers, email })
  const response = await run()
  if (response.ok) await succeeded()
  else {
    // Not waited for: how long it takes would tell whether the account exists.
    recordRefusedLogin({ payload, email, now: new Date() }).catch((err: unknown) =>
      payload.logger.error({ err }, 'A refused log-in could not be recorded.'),
    )
    await until(started + FAILURE_TAKES_MS)
  }
  return response
}

/** Always the same answer after the same time, whether or not the address is known or asks too often. */
async function recover(request: Request, run: () => Promise<Response>): Promise<Response> {
  const started = Date.now()
  const payload = await getPayload({ config })
  const { send } = await throttleStaffRecovery({
    payload,
    headers: request.headers,
    email: await emailIn(request),
  })
  const response = send ? await run() : Response.json({ message: 'Success' })
  await until(started + FAILURE_TAKES_MS)
  return response
}

async function until(instant: number): Promise<void> {
  await wait(Math.max(0, instant - Date.now()))
}

/** The address that is being tried: Payload's panel sends it as JSON or within a form's `_payload`. */
async function emailIn(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_FORM) return ''
  const copy = request.clone()
  try {
    const isForm = request.headers.get('content-type')?.includes('form')
    const body: unknown = isForm
      ? JSON.parse(String((await copy.formData()).get('_payload')))
      : await copy.json()
    const email = typeof body === 'object' && body !== null && 'email' in body ? body.email : ''
    return typeof email === 'string' ? email.trim().toLowerCase().slice(0, 320) : ''
  } catch {
    return ''
  }
}

function tooMany(error: ThrottledError): Response {
  const seconds = String(error.retryAfterSeconds)
  return Response.json(
    { errors: [{ name: error.name, message: error.message }] },
    { status: 429, headers: { 'retry-after': seconds, 'cache-control': 'no-store' } },
  )
}
