// Ways round by the account of a reader: speaking under somebody else's address or name, and finding out who
// has an account.

import { afterAll, beforeAll, expect } from 'vitest'
import type { Staff } from '#payload-types'
import { askForName } from '#src/readers/index.ts'
import { throttleOf } from '#src/throttle/index.ts'
import { apiClient, type Call, type Client, SITE, tokenOf } from '../../api/client.ts'
import { aReader, lastMail, PASSWORD, tokenIn } from '../../readers/desk.ts'
import { logIn } from '../../staff/desk.ts'
import { newest } from '../../support/articles.ts'
import { as } from '../../support/newsroom.ts'
import { type Attack, openAttack } from './attack.ts'
import { way } from './table.ts'

let attack: Attack
let api: Client

beforeAll(async () => {
  attack = await openAttack()
  api = apiClient(attack.payload)
})
afterAll(() => attack?.close())

const EVIL = 'https://evil.example'
const OWNERS = 'a password of the owner'
const send = (path: string, body: unknown, call: Call = {}) => api(path, { method: 'POST', body, ...call })
const registering = (displayName: string, email: string) =>
  send('/readers', { displayName, email, password: PASSWORD })
const mailed = async (email: string) => tokenIn((await lastMail(attack.payload, email))!.text)
const isVerified = async (token: string) =>
  ((await api('/me', { token })).body as { reader?: { verified: boolean } }).reader?.verified ?? null

way('reader-address-of-another', () =>
  attack.seesNothing(async ({ out }) => {
    const email = 'victim@corp.example'
    await registering('Victor Tim', email)
    const credentials = { email, password: PASSWORD }
    const strangers = (await send('/sessions', credentials)).body as unknown as { token: string }
    const link = await mailed(email)
    // The owner of the address presses the button: without a session, with one of another account, with a
    // password of her own.
    const own = await tokenOf(api, await aReader(attack.payload, 'Own Account'))
    expect((await send('/readers/verify', { token: link })).status).toBe(403)
    expect((await send('/readers/verify', { token: link }, { token: own })).status).toBe(403)
    expect((await send('/readers/verify', { token: link, password: OWNERS })).status).toBe(401)
    expect(await isVerified(strangers.token)).toBe(false)
    const { slug } = await newest(attack.payload, out.id)
    const posted = await send(`/articles/${slug}/comments`, { body: 'In her name.' }, strangers)
    expect([posted.status, posted.body.errors![0]!.name]).toEqual([403, 'NotVerified'])
    // She takes the account over, and the stranger is out of it.
    await send('/readers/forgot', { email })
    expect((await send('/readers/reset', { token: await mailed(email), password: OWNERS })).status).toBe(200)
    expect(await isVerified(strangers.token)).toBeNull()
    expect((await send('/sessions', credentials)).status).toBe(401)
    expect((await send('/readers/verify', { token: link, password: PASSWORD })).status).toBe(400)
  }),
)

way('reader-bogus-bearer', () =>
  attack.seesNothing(async ({ out }) => {
    const session = await tokenOf(api, await aReader(attack.payload, 'Cookie Holder'))
    const { slug } = await newest(attack.payload, out.id)
    for (const authorization of ['Bearer no good', 'Bearer ', 'bearer ;', 'Bearer forged', 'JWT forged'])
      for (const [origin, statuses] of [
        [EVIL, [401, 403]],
        [SITE, [401]],
      ] as const) {
        const headers = { cookie: `assay-reader=${session}`, origin, authorization }
        const { status } = await send(`/articles/${slug}/comments`, { body: 'Not by me.' }, { headers })
        expect(statuses, `${authorization} from ${origin}`).toContain(status)
      }
    expect((await api('/me/comments', { token: session })).body).toMatchObject({ comments: [] })
  }),
)

way('reader-name-of-staff', async () => {
  const name = 'Inés Albrecht'
  await attack.payload.create({
    collection: 'staff',
    data: { name, email: 'ines@desk.example', role: 'author' } as Staff,
    ...as(attack.staff.admin),
  })
  await attack.payload.create({
    collection: 'staff',
    data: { name: 'Mara Lindqvist', email: 'mara@desk.example', role: 'author' } as Staff,
    ...as(attack.staff.admin),
  })
  const names = [
    `${name}, Reader Support`,
    `${name}, Chief Reader`,
    `${name} (Reader)`,
    `${name}🅁`,
    `${name}™`,
    'Ines Albrechts',
    'Mara Lindqvist’s',
    'Chief Ed. Albrecht',
    'Ed!tor',
    'M. Lindqvist',
    'Lindqvist, M.',
    'Ma. Lindqvist',
    'MsMaraLindqvist',
    'TheAssay',
    '🅴ditor',
    'Site Owner',
    'Head of Comments',
    'A former reader 2',
    'Administrators',
    'Trust & Safety',
    'Root',
    'TheModerator',
    'editorinchief',
    'SiteAdmin',
    'A S S A Y Berlin',
    'E d i t o r Berlin',
    'MsMaraLindqvistMsc',
  ]
  for (const [index, tried] of names.entries())
    expect([tried, (await registering(tried, `name${index}@reader.example`)).status]).toEqual([tried, 400])
  expect((await registering(`${name} (reader)`, 'a.namesake@reader.example')).status).toBe(202)
})

way('reader-known-by-time', async () => {
  const { email } = await aReader(attack.payload, 'Timed Reader')
  const timeOf = async (path: string, body: unknown) => {
    const started = performance.now()
    await send(path, body)
    return performance.now() - started
  }
  const asked: [string, unknown][] = [email, 'nobody@reader.example'].flatMap((one, index) => [
    ['/readers/forgot', { email: one }],
    ['/sessions', { email: one, password: 'not the password' }],
    ['/readers', { displayName: `Clock Watcher ${index}`, email: one, password: PASSWORD }],
  ])
  for (const [path, body] of asked) expect(await timeOf(path, body), path).toBeGreaterThan(590)
})

way('account-known-by-place', async () => {
  const OFFICE = '192.0.2.77'
  const headers = { 'x-assay-address': OFFICE }
  const { payload, staff } = attack
  const reader = await aReader(payload, 'Office Reader')
  const guess = (email: string, password: string) => send('/sessions', { email, password }, { headers })
  expect((await guess(reader.email, PASSWORD)).status).toBe(201)
  expect((await logIn(staff.editor.email, attack.password, OFFICE)).status).toBe(200)
  for (const realm of ['reader', 'staff'] as const)
    await Promise.allSettled(
      Array.from({ length: 70 }, (_, index) =>
        throttleOf(payload).beforeGuess({ realm, account: `nobody${index}@corp.example`, address: OFFICE }),
      ),
    )
  const told = async (email: string) => {
    const { status, body } = await guess(email, 'not the password')
    return [status, body.errors![0]!.name]
  }
  for (let tried = 0; tried < 8; tried += 1)
    expect([await told(reader.email), await told('stranger@corp.example')]).toEqual([
      [429, 'Throttled'],
      [429, 'Throttled'],
    ])
  for (const { email } of [staff.editor, staff.author])
    expect((await logIn(email, 'not the password', OFFICE)).status).toBe(429)
  // The right password passes, where the account signed in before.
  expect((await logIn(staff.editor.email, attack.password, OFFICE)).status).toBe(200)
  expect((await logIn(staff.author.email, attack.password, OFFICE)).status).toBe(429)
  const other = await aReader(payload, 'Other Office Reader')
  expect((await guess(other.email, PASSWORD)).status).toBe(429)
})

way('reader-name-kept-by-wish', async () => {
  const { payload } = attack
  const reader = await aReader(payload, 'Collector')
  const asking = (displayName: string, days: number) =>
    askForName({ payload, readerId: reader.id, displayName, now: new Date(Date.now() + days * 86_400_000) })
  await asking('First Wish', 0)
  expect((await registering('First Wish', 'first@reader.example')).status).toBe(400)
  await asking('Second Wish', 31)
  expect((await registering('First Wish', 'first@reader.example')).status).toBe(202)
  expect((await registering('Second Wish', 'second@reader.example')).status).toBe(400)
})
