// `.env` as people write it.

import { expect, it } from 'vitest'
import { parseEnvText } from '#src/environment/envFile.ts'

it('reads names and values, with quotes, comments and spaces as people put them', () => {
  const text =
    '# a comment\nPORT=4000\n\n  SITE_URL = https://news.example.com \r\nMAIL_FROM="Assay <desk@example.com>" # who we are\nexport DEMO=0 # none\nPAYLOAD_SECRET=\'a#b c\'\nSMTP_URL=smtp://u:p#w@mail\nEMPTY=\n#PORT=1\nnonsense\n'
  expect(parseEnvText(text)).toEqual({
    PORT: '4000',
    SITE_URL: 'https://news.example.com',
    MAIL_FROM: 'Assay <desk@example.com>',
    DEMO: '0',
    PAYLOAD_SECRET: 'a#b c',
    SMTP_URL: 'smtp://u:p#w@mail',
    EMPTY: '',
  })
})
