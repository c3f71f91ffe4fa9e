// Ways round by the account of a colleague: approving one's own text in somebody else's name.

import { afterAll, beforeAll, expect } from 'vitest'
import { STAFF_ROLES } from '#src/workflow/transitions.ts'
import { logIn, newestToken, stored } from '../../staff/desk.ts'
import { rest } from '../../support/http.ts'
import { type Attack, openAttack, PEOPLE } from './attack.ts'
import { way } from './table.ts'

let attack: Attack

beforeAll(async () => {
  attack = await openAttack()
})
afterAll(() => attack?.close())

way('colleague-password', () =>
  attack.seesNothing(async () => {
    const { compliance } = attack.staff
    const password = 'chosen by somebody else'
    const before = await stored(attack.payload, compliance.id)
    for (const person of PEOPLE) {
      if (person === 'compliance') continue
      for (const [method, path, body] of [
        ['PATCH', `/staff/${compliance.id}`, { password }],
        ['PATCH', `/staff/${compliance.id}`, { password, currentPassword: attack.password }],
        ['PATCH', `/staff/${compliance.id}`, { password: password, 'confirm-password': password }],
        ['PATCH', `/staff?where[email][equals]=${compliance.email}`, { password }],
        ['POST', '/staff/reset-password', { token: '', password }],
        ['POST', '/staff/reset-password', { token: { $ne: '' }, password }],
        ['POST', '/staff/reset-password', { token: null, password }],
        ['POST', '/staff', { name: 'Sock Puppet', email: 'sock@desk.example', role: 'editor', password }],
      ] as const) {
        const { status } = await attack.call(person, path, { method, body })
        expect([400, 401, 403], `${person} ${method} ${path}: ${status}`).toContain(status)
      }
      await attack.call(person, `/staff/${compliance.id}`, {
        method: 'PATCH',
        body: { hash: 'x', salt: 'x', resetPasswordToken: 'x', resetPasswordExpiration: '2099-01-01' },
      })
    }
    const after = await stored(attack.payload, compliance.id)
    expect([after?.hash, after?.salt, after?.resetPasswordToken]).toEqual([
      before?.hash,
      before?.salt,
      before?.resetPasswordToken,
    ])
    expect((await logIn(compliance.email, password)).status).toBe(401)
  }, ['staff.login.refused']),
)

way('colleague-link', async () => {
  const { compliance } = attack.staff
  expect(
    (await rest('/staff/forgot-password', { method: 'POST', body: { email: compliance.email } })).status,
  ).toBe(200)
  const token = await newestToken(attack.payload, compliance.email)
  expect(JSON.stringify(await stored(attack.payload, compliance.id))).not.toContain(token)
  for (const person of PEOPLE)
    for (const path of [
      `/staff/${compliance.id}?select[resetPasswordToken]=true&depth=2`,
      `/staff?where[resetPasswordToken][exists]=true`,
      '/outbox?limit=100&depth=2&select[text]=true',
      '/outbox?where[text][like]=reset',
      '/audit?limit=100&sort=-seq',
    ])
      expect(JSON.stringify((await attack.call(person, path)).body), `${person} ${path}`).not.toContain(token)
})

way('session-becomes-account', async () => {
  for (const role of STAFF_ROLES) {
    const own = attack.staff[role]
    for (const body of [
      { password: 'chosen by a thief' },
      { password: 'chosen by a thief', currentPassword: '' },
      { password: 'chosen by a thief', currentPassword: 'a guess at it' },
    ])
      expect((await attack.call(role, `/staff/${own.id}`, { method: 'PATCH', body })).status).toBe(403)
    expect((await logIn(own.email, attack.password)).status).toBe(200)
  }
})
