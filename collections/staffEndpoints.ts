// Passwords of staff by mail. They stand before Payload's own, which would keep the token as it is sent.

import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { hasRole } from '#access/actors.ts'
import { machineClock } from '#access/clock.ts'
import { inStaffTransaction } from '#src/commands/staffTransaction.ts'
import { staffById } from '#src/staff/account.ts'
import { sendForgottenLink, sendPasswordLink } from '#src/staff/passwordLink.ts'
import { setPasswordByLink } from '#src/staff/setPassword.ts'
import { bodyOf, NOTHING, staffBehind, textOf } from './requests.ts'

export const staffEndpoints: Omit<Endpoint, 'root'>[] = [
  { path: '/forgot-password', method: 'post', handler: forgot },
  { path: '/reset-password', method: 'post', handler: reset },
  { path: '/:id/password-link', method: 'post', handler: sendLink },
]

const Forgotten = z.strictObject({ email: textOf('email') })
const Reset = z.strictObject({ token: textOf('token'), password: textOf('password') })

/** The same answer whether or not anybody has the address. */
async function forgot(req: PayloadRequest): Promise<Response> {
  const { email } = await bodyOf(req, Forgotten)
  await sendForgottenLink({ payload: req.payload, email, now: new Date() })
  return Response.json({ message: 'Success' })
}

async function reset(req: PayloadRequest): Promise<Response> {
  const { token, password } = await bodyOf(req, Reset)
  await setPasswordByLink({
    payload: req.payload,
    token,
    password,
    now: new Date(),
  })
  return Response.json({ message: 'The password is set. Sign in with it.' })
}

/** An admin sends a colleague a link to choose a password. */
async function sendLink(req: PayloadRequest): Promise<Response> {
  const actor = staffBehind(req)
  await bodyOf(req, NOTHING)
  await inStaffTransaction({ payload: req.payload, actor, now: machineClock }, async (own, { now }) => {
    if (!hasRole(own.user, 'admin')) throw new APIError('Only an admin sends links.', 403, undefined, true)
    const staff = await staffById({ payload: req.payload, req: own, id: String(req.routeParams?.id) })
    if (!staff) throw new APIError('There is nobody with this id.', 404, undefined, true)
    await sendPasswordLink({ req: own, staff, occasion: 'reset', now })
  })
  return Response.json({ message: 'The link is on its way.' })
}
