// One header, read as Node would read it.

import { expect, test } from 'vitest'
import { rawHeader } from '#src/server/http/rawHeader.ts'

test.each<[string, string[], string | undefined]>([
  ['is found whatever its case', ['Host', 'a', 'ACCEPT-Encoding', 'br'], 'br'],
  ['is not there', ['Host', 'a', 'X-Accept-Encoding', 'br'], undefined],
  ['comes twice', ['Accept-Encoding', 'gzip', 'accept-encoding', 'br;q=0'], 'gzip, br;q=0'],
  ['is a value of another', ['X-Name', 'accept-encoding', 'X-Other', 'br'], undefined],
  ['is empty', ['Accept-Encoding', ''], ''],
])('a header that %s', (_, rawHeaders, value) =>
  expect(rawHeader({ rawHeaders }, 'accept-encoding')).toBe(value),
)
