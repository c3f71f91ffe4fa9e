// What the built server answers and logs when it refuses something at the desk: the build renames classes,
// and loads some twice.

import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
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

it('an upload that is broken off is one line without a fault, and no stack', async () => {
  const socket = connect(server.port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(
    [
      'POST /api/media HTTP/1.1',
      'Host: localhost',
      `Authorization: ${authorization}`,
      'Content-Type: multipart/form-data; boundary=b',
      'Content-Length: 100000',
      '',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\nhalf of it',
    ].join('\r\n'),
  )
  await wait(500)
  const before = server.log().length
  socket.destroy()
  await expect.poll(() => server.log().length).toBeGreaterThan(before)
  await wait(300)
  const [line, ...more] = server.log().slice(before).trim().split('\n')
  expect(JSON.parse(line!)).toMatchObject({ id: expect.any(String), status: 499, level: 30 })
  expect(more).toEqual([])
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
