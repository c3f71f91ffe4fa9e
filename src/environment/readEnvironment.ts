// Reads settings from a table of variables: pure, so that every rule of DESIGN.md ("What a person meets") has
// a test.

import { resolve } from 'node:path'
import { z } from 'zod'
import { databaseUrlBeginnings, type Engine, engineOfScheme, isDatabaseUrl } from './databaseEngines.ts'
import { EnvironmentError } from './errors.ts'
import { fileOf, urlOfFile } from './sqliteFile.ts'
import { isPlainAddress, refuseOddFileUrl, refuseOddPlaces } from './suspicious.ts'
import { LOG_LEVELS, type Settings } from './types.ts'

/** What scrapes the metrics sends it with every call. */
const TOKEN_LENGTH = 16

/** Shorter secrets can be guessed offline from one signed cookie. */
const SECRET_LENGTH = 32

/** Said in the place of the setting's own sentence. */
const ESCAPE = 'must write @, :, /, ?, # and % in a name or a password as %40, %3A, %2F, %3F, %23 and %25.'

const optional = z
  .string()
  .trim()
  .optional()
  .transform((text) => text || undefined)

const schema = z.object({
  PORT: optional.pipe(
    z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .pipe(z.int().min(1).max(65_535))
      .default(3000),
  ),
  SITE_URL: optional.pipe(z.string().refine(isSiteUrl).optional()),
  DATABASE_URL: optional.pipe(z.string().refine(isDatabaseUrl).optional()),
  DATA_DIR: optional.pipe(z.string().default('./data')),
  SMTP_URL: optional.pipe(
    z
      .string()
      .refine((text) => hasProtocol(text, ['smtp:', 'smtps:']))
      .refine((text) => isPlainAddress(text, { path: /^\/?$/, query: true }), ESCAPE)
      .optional(),
  ),
  MAIL_FROM: optional.pipe(
    z
      .string()
      // A comma or a colon would begin another address.
      .regex(/^(?:(?:"[^"\\\r\n]*"|[^<>",;:\r\n]*) <[^<>@,;\s]+@[^<>@,;\s]+>|[^<>@,;\s]+@[^<>@,;\s]+)$/)
      .optional(),
  ),
  PAYLOAD_SECRET: optional,
  CORS_ORIGINS: optional.pipe(
    z
      .string()
      .default('')
      .transform(splitList)
      .pipe(z.array(z.string().refine(isOrigin))),
  ),
  TRUST_PROXY: optional.pipe(
    z
      .string()
      .regex(/^(?:\d|false)$/)
      .default('0')
      .transform((text) => (text === 'false' ? 0 : Number(text))),
  ),
  REDIS_URL: optional.pipe(
    z
      .string()
      .refine((text) => hasProtocol(text, ['redis:', 'rediss:']))
      .refine((text) => isPlainAddress(text, { path: /^(?:\/\d*)?$/, query: false }), ESCAPE)
      .optional(),
  ),
  CACHE_MB: optional.pipe(
    z
      .string()
      .regex(/^\d{1,5}$/)
      .default('64')
      .transform(Number),
  ),
  METRICS_TOKEN: optional.pipe(
    z
      .string()
      .regex(/^[\x21-\x7e]+$/)
      .min(TOKEN_LENGTH)
      .optional(),
  ),
  PURGE_URL: optional.pipe(z.string().refine(isSiteUrl).optional()),
  LOG_LEVEL: optional.pipe(z.enum(LOG_LEVELS).optional()),
  DEMO: optional.pipe(
    z
      .enum(['0', '1', 'false', 'true'])
      .default('1')
      .transform((text) => text === '1' || text === 'true'),
  ),
  NODE_ENV: optional,
})

/** The names of all settings. */
export const SETTINGS: readonly string[] = Object.keys(schema.shape)

/** What to change, by variable: the whole sentence a person reads when its value cannot be used. */
const SENTENCES: Record<keyof z.infer<typeof schema>, string> = {
  PORT: 'PORT must be a whole number from 1 to 65535, such as 3000.',
  SITE_URL: 'SITE_URL must be the site’s address without a path, such as https://news.example.com.',
  DATABASE_URL: `DATABASE_URL must begin with ${databaseUrlBeginnings()}.`,
  DATA_DIR: 'DATA_DIR must be the path of a folder, such as ./data.',
  SMTP_URL:
    'SMTP_URL must begin with smtp:// or smtps://, such as smtp://user:password@mail.example.com:587. ' +
    'Write signs such as # or / of a password as %23 or %2F.',
  MAIL_FROM:
    'MAIL_FROM must be one e-mail address, such as desk@example.com or "Assay, the desk" <desk@example.com>.',
  PAYLOAD_SECRET: `PAYLOAD_SECRET must be at least ${SECRET_LENGTH} characters of text that nobody can guess.`,
  CORS_ORIGINS:
    'CORS_ORIGINS must be a comma-separated list of origins, such as ' +
    'https://www.example.com,https://app.example.com.',
  TRUST_PROXY: 'TRUST_PROXY must be the number of proxies in front of Assay, such as 1, or 0 for none.',
  REDIS_URL: 'REDIS_URL must begin with redis:// or rediss://, such as redis://localhost:6379.',
  CACHE_MB:
    'CACHE_MB must be the megabytes of memory that kept pages may take, such as 64, or 0 to keep none.',
  METRICS_TOKEN: `METRICS_TOKEN must be at least ${TOKEN_LENGTH} characters without spaces that nobody can guess.`,
  PURGE_URL:
    'PURGE_URL must be the address, without a path, at which the nginx in front takes ' +
    'purges, such as http://front:8081.',
  LOG_LEVEL: `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`,
  DEMO: 'DEMO must be 1 (load the demo newsroom into an empty database) or 0.',
  NODE_ENV: 'NODE_ENV must be production, development or test.',
}

/**
 * Reads every setting from `source`. While SITE_URL is a loopback address nothing is required; with any
 * other, https, a strong secret and an SMTP server are, and no demo is loaded.
 * @throws EnvironmentError with one sentence about the first value that cannot be used.
 */
export function readEnvironment(
  source: Record<string, string | undefined>,
  { cwd }: { cwd: string },
): Settings {
  const parsed = schema.safeParse(source)
  if (!parsed.success) throw refusal(parsed.error)
  const given = parsed.data

  const siteUrl = new URL(given.SITE_URL ?? `http://localhost:${given.PORT}`)
  const isLoopback = isLoopbackHost(siteUrl.hostname)
  const isSecure = siteUrl.protocol === 'https:'
  if (
    given.PAYLOAD_SECRET &&
    (given.PAYLOAD_SECRET.length < SECRET_LENGTH || isGuessed(given.PAYLOAD_SECRET))
  )
    throw new EnvironmentError('PAYLOAD_SECRET', SENTENCES.PAYLOAD_SECRET)
  if (!isLoopback)
    requireTheRealThing({ siteUrl, isSecure, secret: given.PAYLOAD_SECRET, smtpUrl: given.SMTP_URL })

  const dataDir = resolve(cwd, given.DATA_DIR)
  const databaseUrl = given.DATABASE_URL
    ? absoluteUrl(given.DATABASE_URL, cwd)
    : urlOfFile(resolve(dataDir, 'assay.db'))
  refuseOddPlaces({ given: given.DATA_DIR, dataDir, databaseUrl, cwd })
  return {
    port: given.PORT,
    siteUrl: siteUrl.origin,
    databaseUrl,
    dataDir,
    smtpUrl: given.SMTP_URL ?? null,
    mailFrom: given.MAIL_FROM ?? `Assay <no-reply@${isLoopback ? 'localhost' : siteUrl.hostname}>`,
    payloadSecret: given.PAYLOAD_SECRET ?? null,
    corsOrigins: given.CORS_ORIGINS,
    trustProxy: given.TRUST_PROXY,
    redisUrl: given.REDIS_URL ?? null,
    cacheBytes: given.CACHE_MB * 1024 * 1024,
    metricsToken: given.METRICS_TOKEN ?? null,
    purgeUrl: given.PURGE_URL ? new URL(given.PURGE_URL).origin : null,
    logLevel: given.LOG_LEVEL ?? null,
    demo: isLoopback && given.DEMO,
    isLoopback,
    isSecure,
    production: given.NODE_ENV === 'production',
  }
}

function requireTheRealThing(site: {
  siteUrl: URL
  isSecure: boolean
  secret: string | undefined
  smtpUrl: string | undefined
}): void {
  if (!site.isSecure)
    throw new EnvironmentError(
      'SITE_URL',
      `SITE_URL must begin with https:// because ${site.siteUrl.hostname} is not an address of this machine.`,
    )
  if (!site.secret)
    throw new EnvironmentError(
      'PAYLOAD_SECRET',
      `PAYLOAD_SECRET must be set for ${site.siteUrl.origin}: at least ${SECRET_LENGTH} ` +
        'characters that nobody can guess.',
    )
  if (!site.smtpUrl)
    throw new EnvironmentError(
      'SMTP_URL',
      `SMTP_URL must be set for ${site.siteUrl.origin}, such as smtp://user:password@mail.example.com:587.`,
    )
}

function refusal(error: z.ZodError): EnvironmentError {
  const [issue] = error.issues
  const variable = String(issue?.path[0] ?? 'PORT') as keyof typeof SENTENCES
  return new EnvironmentError(
    variable,
    issue?.message === ESCAPE ? `${variable} ${ESCAPE}` : SENTENCES[variable],
  )
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim().toLowerCase().replace(/\/$/, ''))
    .filter(Boolean)
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}

function hasProtocol(text: string, protocols: string[]): boolean {
  const url = parseUrl(text)
  return url !== null && protocols.includes(url.protocol) && url.hostname !== ''
}

function isSiteUrl(text: string): boolean {
  const url = parseUrl(text)
  if (!url || !['http:', 'https:'].includes(url.protocol)) return false
  if (!/^(?:\[[\da-f:.]+\]|[\w.-]+)$/.test(url.hostname)) return false // *.example.com is none
  return url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
}

function isOrigin(text: string): boolean {
  return isSiteUrl(text) && new URL(text).origin === text.toLowerCase()
}

/** An address as it holds wherever the process stands. */
const ABSOLUTE: Record<Engine, (url: string, cwd: string) => string> = {
  sqlite: absoluteFileUrl,
  mongodb: (url) => url,
}

function absoluteUrl(url: string, cwd: string): string {
  const engine = engineOfScheme(url)
  return engine ? ABSOLUTE[engine](url, cwd) : url
}

function absoluteFileUrl(url: string, cwd: string): string {
  refuseOddFileUrl(url)
  return urlOfFile(resolve(cwd, fileOf(url)!))
}

function isLoopbackHost(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname)
  )
}

/** One letter again and again, or a few of them. */
function isGuessed(secret: string): boolean {
  return new Set(secret).size < 8
}
