// The site's readers' room, answered by src/readers: named errors become what a form can show.

import type { Payload } from 'payload'
import { PASSWORD_RULES } from '#access/passwords.ts'
import * as readers from '#src/readers/index.ts'
import { addressOf, ThrottledError } from '#src/throttle/index.ts'
import { LoggedOut } from '../errors.ts'
import type { Done, ReadersRoom, Refusal } from '../ports/readers.ts'

const DONE: Done = { ok: true, setCookies: [] }

/** `ReadersRoom` over a running Payload. */
export function readersRoom(payload: Payload): ReadersRoom {
  const current: ReadersRoom['current'] = async (request) => {
    const signedIn = await readers.currentReader({ payload, headers: request.headers })
    // Only the cookie: a bearer token is for programs, and the forms of this site are for people.
    return signedIn?.by === 'cookie' ? signedIn.reader : null
  }
  return {
    passwordMinLength: PASSWORD_RULES.readers.min,
    current,
    register: ({ request, ...entered }) =>
      attempt(() => readers.register({ payload, address: addressOf(request.headers), ...entered })),
    verify: ({ token, password, request, now }) =>
      attempt(
        async () => {
          const [readerId, address] = [(await current(request))?.id ?? null, addressOf(request.headers)]
          const { id, email } = await readers.verifyEmail({
            payload,
            token,
            readerId,
            password,
            address,
            now,
          })
          return readerId === id ? null : readers.logIn({ payload, email, password, address })
        },
        (session) => (session ? readers.sessionCookies(session.token) : []),
      ),
    resendVerification: ({ reader, returnTo, now }) =>
      attempt(() => readers.resendVerification({ payload, readerId: reader.id, returnTo, now })),
    logIn: ({ email, password, request }) =>
      attempt(
        () => readers.logIn({ payload, email, password, address: addressOf(request.headers) }),
        ({ token }) => readers.sessionCookies(token),
      ),
    logOut: async (request) => {
      await readers.logOut({ payload, headers: request.headers })
      return { ok: true, setCookies: readers.endedSessionCookies() }
    },
    requestReset: ({ email, request, now }) =>
      attempt(() => readers.requestReset({ payload, email, address: addressOf(request.headers), now })),
    resetPassword: ({ token, password, request, now }) =>
      attempt(() =>
        readers.resetPassword({ payload, token, password, address: addressOf(request.headers), now }),
      ),
    changeName: ({ reader, displayName, now }) =>
      attempt(() => readers.askForName({ payload, readerId: reader.id, displayName, now })),
    changePassword: ({ reader, currentPassword, password, request }) =>
      attempt(async () => {
        const signedIn = await readers.currentReader({ payload, headers: request.headers })
        await readers.changePassword({
          payload,
          readerId: reader.id,
          currentPassword,
          password,
          sessionId: signedIn?.sessionId ?? null,
        })
      }),
  }
}

/** Runs a command; what it refuses because of the entry or too often is an answer, anything else goes on. */
async function attempt<Result>(
  command: () => Promise<Result>,
  cookiesOf?: (result: Result) => string[],
): Promise<Done | Refusal> {
  try {
    const result = await command()
    return cookiesOf ? { ok: true, setCookies: cookiesOf(result) } : DONE
  } catch (error) {
    if (error instanceof readers.ReaderInputError) return { ok: false, code: 'invalid', errors: error.errors }
    if (error instanceof ThrottledError)
      return { ok: false, code: 'throttled', retryAfterSeconds: error.retryAfterSeconds }
    if (error instanceof readers.NotLoggedInError) throw new LoggedOut()
    throw error
  }
}
