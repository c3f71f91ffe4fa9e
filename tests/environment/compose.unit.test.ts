// docker-compose.yml says nothing Assay would not start with.

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readEnvironment } from '#src/environment/index.ts'

type Compose = {
  services: Record<
    string,
    {
      image?: string
      environment?: Record<string, string>
      command?: string[]
      ports?: string[]
      networks?: string[]
      profiles?: string[]
    }
  >
  networks: Record<string, { internal?: boolean } | null>
}

const compose = parse(readFileSync('docker-compose.yml', 'utf8')) as Compose
const example = readFileSync('.env.example', 'utf8')

/** The container's environment, with what a person may have put beside the file. */
function settings(given: Record<string, string> = {}) {
  const filled = Object.entries(compose.services.app!.environment!).map(([name, value]) => [
    name,
    value.replace(
      /\$\{(\w+):-([^}]*)\}/g,
      (_, variable: string, fallback: string) => given[variable] || fallback,
    ),
  ])
  return readEnvironment(
    { NODE_ENV: 'production', ...(Object.fromEntries(filled) as Record<string, string>) },
    { cwd: '/app' },
  )
}

describe('docker-compose.yml', () => {
  it('starts as a try-out: on this machine, with the demo, mail to the mailbox beside it', () => {
    expect(settings()).toMatchObject({
      port: 3000,
      siteUrl: 'http://localhost:3000',
      isLoopback: true,
      demo: true,
      dataDir: '/data',
      databaseUrl: 'mongodb://mongo:27017/assay?replicaSet=rs0',
      smtpUrl: 'smtp://mailpit:1025',
      trustProxy: 0,
    })
  })

  it('becomes the real thing with an address, a secret and a mail server', () => {
    const real = {
      SITE_URL: 'https://news.example.com',
      PAYLOAD_SECRET: 'long words that nobody else can guess',
      SMTP_URL: 'smtps://mail.example.com',
      TRUST_PROXY: '1',
    }
    expect(settings(real)).toMatchObject({ isLoopback: false, isSecure: true, demo: false, trustProxy: 1 })
    expect(() => settings({ SITE_URL: real.SITE_URL })).toThrow('PAYLOAD_SECRET must be set')
  })

  it('names the replica set that the database is started with', () => {
    const set = new URL(settings().databaseUrl).searchParams.get('replicaSet')
    const { command } = compose.services.mongo!
    expect(command?.[command.indexOf('--replSet') + 1]).toBe(set)
  })

  it('shows nothing of the database outside, and the rest on this machine alone', () => {
    const { app, mongo, mailpit } = compose.services
    expect(mongo!.ports).toBeUndefined()
    expect(mongo!.networks?.every((name) => compose.networks[name]?.internal)).toBe(true)
    for (const port of [...app!.ports!, ...mailpit!.ports!]) expect(port).toMatch(/^127\.0\.0\.1:/)
  })

  it('has a front only for who asks for it, which reaches the app and takes purges from no visitor', () => {
    const { front, app } = compose.services
    expect(front!.profiles).toEqual(['front'])
    expect(front!.ports).toEqual(['127.0.0.1:8080:8080'])
    expect(front!.networks).toEqual(['outside'])
    expect(app!.networks).toContain('outside')
    const nginx = readFileSync('deploy/nginx/nginx.conf', 'utf8')
    expect(nginx).toContain(`server app:${settings().port};`)
    expect(settings({ PURGE_URL: 'http://front:8081' }).purgeUrl).toBe('http://front:8081')
    expect(nginx.slice(nginx.indexOf('listen 8081'))).toContain('proxy_cache_purge')
    expect(nginx.slice(0, nginx.indexOf('listen 8081'))).not.toContain('proxy_cache_purge')
  })

  it('pins what it pulls', () => {
    for (const { image } of Object.values(compose.services))
      expect(image).toMatch(/^assay(?:-front)?$|:v?\d+\.\d+/)
  })
})

describe('.env.example', () => {
  it('explains every setting, and each of its values is one Assay accepts', () => {
    const given = [...example.matchAll(/^#?([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => ({
      [name!]: value!,
    }))
    const names = new Set(given.flatMap((setting) => Object.keys(setting)))
    expect([...names].sort()).toEqual([
      'CACHE_MB',
      'CORS_ORIGINS',
      'DATABASE_URL',
      'DATA_DIR',
      'DEMO',
      'LOG_LEVEL',
      'MAIL_FROM',
      'METRICS_TOKEN',
      'PAYLOAD_SECRET',
      'PORT',
      'PURGE_URL',
      'REDIS_URL',
      'SITE_URL',
      'SMTP_URL',
      'TRUST_PROXY',
    ])
    const refused = given.filter((setting) => !accepts(setting))
    expect(refused).toEqual([])
  })
})

function accepts(setting: Record<string, string>): boolean {
  try {
    return Boolean(readEnvironment(setting, { cwd: '/app' }))
  } catch {
    return false
  }
}
