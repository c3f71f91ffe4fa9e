// A field of the panel is checked as it is typed, by whoever sends a form of it: a text that is longer than
// it may be is told so before anything takes it apart.

import { afterEach, expect, test, vi } from 'vitest'
import { normalEmail } from '#access/email.ts'
import { settings } from '#collections/settings.ts'
import { isTimeZone } from '#src/figures/instants.ts'

afterEach(() => vi.restoreAllMocks())

type Check = (value: unknown, options: object) => unknown
type Checked = { name?: string; maxLength?: number; validate?: Check }

function checked(name: string, value: unknown): unknown {
  const field = (settings.fields as Checked[]).find((one) => one.name === name)!
  const t = (key: string) => key
  return field.validate!(value, { ...field, req: { payload: { config: {} }, t } })
}

test.each(['bannedWords', 'suspectWords'])('%s: a list that is too long is not folded', (name) => {
  const folding = vi.spyOn(String.prototype, 'normalize')
  const long = Array.from({ length: 300_000 }, (_, at) => `é${at}`).join('\n')
  for (const value of [long, 'ﬃ'.repeat(1_250_000)])
    expect(checked(name, value)).toBe('validation:shorterThanMax')
  expect(folding).not.toHaveBeenCalled()
})

test.each([
  ['words a line', 'boiler room\nscam', true],
  ['nothing', undefined, true],
  ['a line without a letter', '--\nscam', expect.stringContaining('no letter or digit')],
  ['a list of texts', ['scam'], true], // no text: its shape is told where it is saved
])('%s', (_, value, answer) => {
  expect(checked('bannedWords', value)).toEqual(answer)
})

test('a zone or an address of millions of characters is none, and nothing looks it up', () => {
  const zones = vi.spyOn(Intl, 'DateTimeFormat')
  expect(isTimeZone(`Europe/${'n'.repeat(3_000_000)}`)).toBe(false)
  expect(zones).not.toHaveBeenCalled()
  const hosts = vi.spyOn(URL, 'canParse')
  const address = `a@${'ü'.repeat(3_000_000)}.example`
  expect(normalEmail(address)).toBe(address)
  expect(hosts).not.toHaveBeenCalled()
})
