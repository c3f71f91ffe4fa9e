// What Next and libraries print past the log.

import { expect, test, vi } from 'vitest'
import { quietConsole } from '#src/logging/quietConsole.ts'

test('holds no values of a query, no address, and no line without end', () => {
  const print = vi.fn<(...told: unknown[]) => void>()
  const out = { error: print, warn: print, log: print }
  quietConsole(out)
  out.error(
    '⨯',
    new Error(
      `Failed query: select 1 from x where y like ${'? or '.repeat(9_000)}\nparams: 1,%secret%,a@mail.example`,
    ),
  )
  out.warn('To a@mail.example')
  const told = print.mock.calls.flat().join(' ')
  expect(told).toContain('Failed query: select 1')
  expect(told).not.toMatch(/secret|mail\.example/)
  expect(told.length).toBeLessThan(6_000)
})

test('leaves out how long Next took to read its settings, and nothing else that is told', () => {
  const print = vi.fn<(...told: unknown[]) => void>()
  const out = { error: print, warn: print, log: print }
  quietConsole(out)
  out.log(' ✓ Running next.config.mjs took 129ms')
  out.log('Assay is ready.', 1)
  expect(print.mock.calls).toEqual([['Assay is ready.', 1]])
})
