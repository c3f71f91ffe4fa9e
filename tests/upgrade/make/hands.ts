// The hands that make the newsroom: each asks one thing as one person, a minute after the last, and insists
// on success.

import type { Payload } from 'payload'
import { rest } from '../../support/http.ts'
import { setClock } from '../clock.ts'

const ORIGIN = 'http://localhost:3000'

export type Data = Record<string, unknown>
export type Row = { id: string } & Data
export type Hands = ReturnType<typeof handsOf>

type Apps = { fetch: (request: Request) => Promise<Response> }

/** Hands in a newsroom, from this instant on. */
export function handsOf({ payload, apps }: { payload: Payload; apps: Apps }, start: string) {
  let now = new Date(start)
  let calls = 0
  setClock(now)
  const tick = () => {
    now = new Date(now.getTime() + 60_000)
    setClock(now)
  }
  /** Each call comes from an address of its own, so that nobody is held up. */
  const address = () => `10.1.0.${(calls += 1)}`

  /** Asks Payload's own API, as a member of staff where a token is given. */
  const desk = async (token: string | undefined, method: string, path: string, body?: object | FormData) => {
    tick()
    const answer = await rest(path, { method, body, token, headers: { 'x-assay-address': address() } })
    if (answer.status < 400) return answer.body
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  }
  /** Asks the public API, as a reader where a token is given. */
  const reader = async (token: string | null, path: string, body: object): Promise<Data> => {
    tick()
    const response = await apps.fetch(
      new Request(`${ORIGIN}/api/v1${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          'x-assay-address': address(),
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
      }),
    )
    const text = await response.text()
    if (response.status >= 400) throw new Error(`${path}: ${response.status} ${text}`)
    return text === '' ? {} : (JSON.parse(text) as Data)
  }
  const make = async (token: string, path: string, body: object | FormData): Promise<Row> =>
    (await desk(token, 'POST', path, body)).doc as Row
  const signIn = async (email: string, password: string): Promise<string> =>
    String((await desk(undefined, 'POST', '/staff/login', { email, password })).token)

  return { payload, now: () => now, tick, desk, reader, make, signIn }
}
