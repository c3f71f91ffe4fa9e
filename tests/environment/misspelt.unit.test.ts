import { describe, expect, test } from 'vitest'
import { refuseMisspelt } from '#src/environment/misspelt.ts'
import { SETTINGS } from '#src/environment/readEnvironment.ts'

describe('a name in .env that is nearly a setting', () => {
  test.each([
    ['SITE_URl', 'SITE_URL'],
    ['SITEURL', 'SITE_URL'],
    ['STIE_URL', 'SITE_URL'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['PAYLOAD_SECRETS', 'PAYLOAD_SECRET'],
    ['MAIL_FRM', 'MAIL_FROM'],
    ['port', 'PORT'],
  ])('%s is refused with the name that was meant', (name, meant) => {
    expect(() => refuseMisspelt([name], SETTINGS)).toThrow(
      `${name} in .env is no setting of Assay. Write ${meant}, or take the line out.`,
    )
  })

  test.each(['SITE_URL', 'PORTS', 'COMPOSE_PROJECT_NAME', 'MONGO_INITDB_DATABASE', 'TZ'])(
    '%s is none',
    (name) => {
      expect(() => refuseMisspelt([name], SETTINGS)).not.toThrow()
    },
  )
})
