// What the built server answers and logs when it refuses something at the desk: the build renames classes, and loads some twice.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Running, startServer } from './server.ts'

let server: Running
let authorization: string

beforeAll(async () => {
  server = await startServer()
  const author = server.logins.find(({ realm, role }) => realm === 'staff' && role === 'author')!
  const { token } = (await (
    await send('/api/staff/login', { email: author.email, password: author.password })
  ).json()) as { token: string }
  authorization = `JWT ${token}`
})

afterAll(() => server.remove())

const send = (path: string, body?: object) =>
  fetch(server.url + path, {
    headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  })

it('a form with errors is told which fields are wrong', async () => {
  const answer = await send('/api/figures', { label: '' })
  expect(answer.status).toBe(400)
  const { errors } = (await answer.json()) as {
    errors: { name: string; data: { errors: { path: string }[] } }[]
  }
  expect(errors[0]).toMatchObject({ name: 'ValidationError', data: { collection: 'figures' } })
  expect(errors[0]?.data.errors.map(({ path }) => path)).toEqual(expect.arrayContaining(['label', 'value']))
})

it('refusals are logged as news, one line each, and none of them as an error', async () => {
  const refused = [
    await send('/api/figures', { label: '' }),
    await send('/api/topics', {}),
    await send('/api/staff/nobody'),
    await send('/api/staff/login', { email: 'nobody@desk.example', password: 'not the password' }),
    await send('/api/figures?where[nonsense][equals]=1'),
  ]
  expect(refused.map(({ status }) => status)).toEqual([400, 403, 404, 401, 400])
  await expect.poll(() => logged(30).filter(({ msg }) => msg === 'Not Found').length).toBe(1)
  expect(logged(50)).toEqual([])
})

/** The lines of a level (pino's numbers) so far. */
function logged(level: number): { level: number; msg: string }[] {
  const lines = server
    .log()
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
  return lines
    .map((line) => JSON.parse(line) as { level: number; msg: string })
    .filter((line) => line.level === level)
}
