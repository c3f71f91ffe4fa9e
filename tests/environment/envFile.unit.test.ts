// `.env` as people write it.

import { expect, it } from 'vitest'
import { parseEnvText } from '#src/environment/envFile.ts'

it('reads names and values, with quotes, comments and spaces as people put them', () => {
  const text =
    '# a comment\nPORT=4000\n\n  SITE_URL = https://news.example.com \r\nMAIL_FROM="Assay <desk@example.com>" # who we are\nexport DEMO=0 # none\nPAYLOAD_SECRET=\'a#b c\'\nSMTP_URL=smtp://u:p#w@mail\nEMPTY=\n  #PORT=1\nsome.tool-s=1\n'
  expect(parseEnvText(text)).toEqual({
    PORT: '4000',
    SITE_URL: 'https://news.example.com',
    MAIL_FROM: 'Assay <desk@example.com>',
    DEMO: '0',
    PAYLOAD_SECRET: 'a#b c',
    SMTP_URL: 'smtp://u:p#w@mail',
    EMPTY: '',
    'some.tool-s': '1',
  })
})

it.each(['PORT 4000', 'export PORT', 'PO RT=4000', 'PORT: 4000', '=4000'])(
  'stops at a line that would have no effect, without saying its words: %s',
  (line) => {
    expect(() => parseEnvText(`# mine\n\n${line}\nDEMO=0`)).toThrow(
      /^Line 3 of \.env cannot be read: write NAME=value, or # before a comment\.$/,
    )
  },
)
