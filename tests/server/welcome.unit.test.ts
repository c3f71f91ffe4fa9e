// What a person reads once Assay serves.

import { expect, test } from 'vitest'
import { welcome } from '#src/server/welcome.ts'

const env = { siteUrl: 'http://localhost:3000', dataDir: '/nowhere', demo: false, smtpUrl: null }

test('where nobody is on the staff, how to make the first admin', () => {
  expect(welcome(env, { hasStaff: false })).toContain(
    'nobody can log in there yet: npm run admin:create -- --email you@example.com --name "Your Name"',
  )
  expect(welcome(env, { hasStaff: true })).not.toContain('admin:create')
})
