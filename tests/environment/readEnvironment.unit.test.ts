// The rules of "What a person meets": what a try-out may leave out, what the real thing must set, and what
// each mistake says.

import { describe, expect, it } from 'vitest'
import { EnvironmentError, readEnvironment } from '#src/environment/index.ts'

const read = (source: Record<string, string | undefined>) => readEnvironment(source, { cwd: '/srv/assay' })
const SECRET = 'long words that nobody can guess'
const REAL = {
  SITE_URL: 'https://news.example.com',
  PAYLOAD_SECRET: SECRET,
  SMTP_URL: 'smtp://mail.example.com:587',
}

describe('a try-out', () => {
  it('needs nothing at all', () => {
    expect(read({})).toEqual({
      port: 3000,
      siteUrl: 'http://localhost:3000',
      databaseUrl: 'file:/srv/assay/data/assay.db',
      dataDir: '/srv/assay/data',
      smtpUrl: null,
      mailFrom: 'Assay <no-reply@localhost>',
      payloadSecret: null,
      corsOrigins: [],
      trustProxy: 0,
      metricsToken: null,
      purgeUrl: null,
      cacheBytes: 64 * 1024 * 1024,
      redisUrl: null,
      logLevel: null,
      demo: true,
      isLoopback: true,
      isSecure: false,
      production: false,
    })
  })

  it('follows the port it is given', () => {
    expect(read({ PORT: '4100' })).toMatchObject({ port: 4100, siteUrl: 'http://localhost:4100' })
  })

  it('treats an empty value as one that is not set', () => {
    expect(
      read({ PORT: '', SITE_URL: ' ', DATABASE_URL: '', SMTP_URL: '', DEMO: '', TRUST_PROXY: '' }),
    ).toEqual(read({}))
  })

  it('can leave the demo out', () => {
    expect(read({ DEMO: '0' }).demo).toBe(false)
  })

  it.each([
    'http://localhost:3000',
    'http://127.0.0.1:8080',
    'http://127.9.9.9',
    'http://[::1]:3000',
    'http://assay.localhost',
  ])('is what runs at %s', (SITE_URL) => {
    expect(read({ SITE_URL }).isLoopback).toBe(true)
  })

  it('uses a mail server it is given', () => {
    expect(read({ SMTP_URL: 'smtp://mailpit:1025' })).toMatchObject({
      smtpUrl: 'smtp://mailpit:1025',
      isLoopback: true,
    })
  })

  it('keeps a database file beside the project when its path is relative', () => {
    expect(read({ DATABASE_URL: 'file:./elsewhere.db' }).databaseUrl).toBe('file:/srv/assay/elsewhere.db')
    expect(read({ DATABASE_URL: 'file:///var/lib/assay.db' }).databaseUrl).toBe('file:/var/lib/assay.db')
    expect(read({ DATABASE_URL: 'file:./my db/no%231.db' }).databaseUrl).toBe(
      'file:/srv/assay/my db/no%231.db',
    )
  })

  it('takes a replica set of several hosts', () => {
    const DATABASE_URL = 'mongodb://a:27017,b:27017/assay?replicaSet=rs0'
    expect(read({ DATABASE_URL }).databaseUrl).toBe(DATABASE_URL)
  })
})

describe('the real thing', () => {
  it('starts with https, a strong secret and a mail server, and loads no demo', () => {
    expect(read({ ...REAL, DEMO: '1', NODE_ENV: 'production' })).toMatchObject({
      siteUrl: 'https://news.example.com',
      demo: false,
      isLoopback: false,
      isSecure: true,
      production: true,
      mailFrom: 'Assay <no-reply@news.example.com>',
    })
  })

  it.each([
    ['SITE_URL', { ...REAL, SITE_URL: 'http://news.example.com' }, 'https://'],
    ['SITE_URL', { ...REAL, SITE_URL: 'http://localhost.example.com' }, 'https://'],
    ['PAYLOAD_SECRET', { ...REAL, PAYLOAD_SECRET: undefined }, 'at least 32 characters'],
    ['PAYLOAD_SECRET', { ...REAL, PAYLOAD_SECRET: 'short' }, 'at least 32 characters'],
    ['SMTP_URL', { ...REAL, SMTP_URL: undefined }, 'SMTP_URL must be set'],
  ])('asks for a usable %s (%o)', (variable, source, words) => {
    expect(() => read(source)).toThrow(
      expect.objectContaining({
        name: 'EnvironmentError',
        variable,
        message: expect.stringContaining(words),
      }),
    )
  })
})

describe('a bad value', () => {
  it.each([
    { PORT: '0' },
    { PORT: '70000' },
    { PORT: 'http' },
    { PORT: '3000.5' },
    { SITE_URL: 'localhost:3000' },
    { SITE_URL: 'https://example.com/news' },
    { SITE_URL: 'ftp://example.com' },
    { SITE_URL: 'https://user:pw@example.com' },
    { DATABASE_URL: 'postgres://db/assay' },
    { DATABASE_URL: 'file:' },
    { DATABASE_URL: 'assay.db' },
    { SMTP_URL: 'http://mail' },
    { SMTP_URL: 'mailpit:1025' },
    { MAIL_FROM: 'the desk' },
    { MAIL_FROM: 'a@b.example\nBcc: c@d.example' },
    { CORS_ORIGINS: '*' },
    { CORS_ORIGINS: 'https://a.example, nonsense' },
    { CORS_ORIGINS: 'https://a.example/path' },
    { TRUST_PROXY: 'true' },
    { TRUST_PROXY: '-1' },
    { DEMO: 'yes please' },
    { PAYLOAD_SECRET: 'too short' },
    { LOG_LEVEL: 'loud' },
    { LOG_LEVEL: 'DEBUG' },
    { PORT: '-1' },
    { PORT: '080000' },
    { SITE_URL: 'https://*.example.com' },
    { SITE_URL: 'https://example.com/#top' },
    { SITE_URL: 'https://exa mple.com' },
    { CORS_ORIGINS: 'https://*.example.com' },
    { CORS_ORIGINS: 'null' },
    { DATABASE_URL: 'file::memory:' },
    { DATABASE_URL: 'file://db.example.com/assay.db' },
    { DATABASE_URL: 'file:~/assay.db' },
    { DATABASE_URL: 'file:./no#1/assay.db' },
    { DATABASE_URL: 'file:./assay.db?mode=ro' },
    { DATABASE_URL: 'file:./100%/assay.db' },
    { DATABASE_URL: 'file:./%ff/assay.db' },
    { DATABASE_URL: 'file:./dist/assay.db' },
    { DATABASE_URL: 'file:/srv/assay/public/assay.db' },
    { DATA_DIR: '~/assay' },
    { DATA_DIR: '.' },
    { DATA_DIR: '/srv' },
    { DATA_DIR: '/' },
    { DATA_DIR: './dist/data' },
    { DATA_DIR: 'node_modules/data' },
    { DATA_DIR: 'public' },
    { DATA_DIR: '.next-old' },
    { DATA_DIR: './src' },
    { DATA_DIR: 'src/data' },
    { DATA_DIR: 'docs' },
    { DATABASE_URL: 'file:./src/assay.db' },
    { SMTP_URL: 'smtp://user:pa/ss@mail.example.com' },
    { SMTP_URL: 'smtp://user:12#34@mail.example.com' },
    { SMTP_URL: 'smtp://user:12?34@mail.example.com' },
    { SMTP_URL: 'smtp://user:100%@mail.example.com' },
    { SMTP_URL: 'smtp://mail.example.com/inbox' },
    { REDIS_URL: 'redis://user:12#34@redis' },
    { REDIS_URL: 'redis://redis/name' },
    { REDIS_URL: 'localhost:6379' },
    { MAIL_FROM: 'Assay, the desk <desk@example.com>' },
    { MAIL_FROM: 'a@b.example, c@d.example' },
    { CACHE_MB: '64 MB' },
    { CACHE_MB: '-1' },
    { METRICS_TOKEN: 'short' },
    { METRICS_TOKEN: 'sixteen characters with spaces' },
    { PURGE_URL: 'front:8081' },
    { PURGE_URL: 'http://front:8081/purge' },
  ] as Record<string, string>[])('stops the start with one sentence about it: %o', (source) => {
    const error = caught(() => read(source))
    expect(error).toBeInstanceOf(EnvironmentError)
    const variable = Object.keys(source)[0]!
    expect(error.variable).toBe(variable)
    expect(error.message).toMatch(new RegExp(`^${variable} must [^\\n]+\\.$`))
  })

  it.each([
    ['SMTP_URL', 'smtp://user:12#34@mail.example.com'],
    ['SMTP_URL', 'smtp://user:100%@mail.example.com'],
    ['REDIS_URL', 'redis://user:12?34@redis'],
  ])('of %s (%s) is told how to write the password', (variable, value) => {
    expect(caught(() => read({ [variable]: value })).message).toBe(
      `${variable} must write @, :, /, ?, # and % in a name or a password as %40, %3A, %2F, %3F, %23 and %25.`,
    )
  })

  it('that only looks odd is taken', () => {
    const odd = {
      SITE_URL: 'https://redakción.example.com',
      SMTP_URL: 'smtps://us%40er:p%23%2F%25@mail.example.com/?pool=true',
      REDIS_URL: 'rediss://:p%40ss@redis:6380/2',
      MAIL_FROM: '"Assay, the desk" <desk@example.com>',
      PAYLOAD_SECRET: SECRET,
      DATA_DIR: '/srv/my data/no#1?/100%/ßalé',
    }
    expect(read(odd)).toMatchObject({
      siteUrl: 'https://xn--redakcin-13a.example.com',
      smtpUrl: odd.SMTP_URL,
      redisUrl: odd.REDIS_URL,
      mailFrom: odd.MAIL_FROM,
      dataDir: odd.DATA_DIR,
      databaseUrl: 'file:/srv/my data/no%231%3F/100%25/ßalé/assay.db',
    })
  })

  it('of LOG_LEVEL is answered with those there are', () => {
    expect(caught(() => read({ LOG_LEVEL: 'loud' })).message).toBe(
      'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent.',
    )
    expect(read({ LOG_LEVEL: 'debug' }).logLevel).toBe('debug')
  })

  it('never repeats a secret', () => {
    expect(caught(() => read({ PAYLOAD_SECRET: 'hunter2' })).message).not.toContain('hunter2')
    expect(caught(() => read({ SMTP_URL: 'http://u:hunter2@mail' })).message).not.toContain('hunter2')
  })
})

describe('lists', () => {
  it('reads origins and forgives spaces and a trailing slash', () => {
    expect(read({ CORS_ORIGINS: 'https://a.example/, http://localhost:5173 ' }).corsOrigins).toEqual([
      'https://a.example',
      'http://localhost:5173',
    ])
  })

  it('counts proxies', () => {
    expect(read({ TRUST_PROXY: '2' }).trustProxy).toBe(2)
    expect(read({ TRUST_PROXY: 'false' }).trustProxy).toBe(0)
  })
})

function caught(run: () => unknown): EnvironmentError {
  try {
    run()
  } catch (error) {
    return error as EnvironmentError
  }
  throw new Error('nothing was refused')
}
