// What the console says once Assay serves: where to go, and how to log in to the demo.

import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { z } from 'zod'
import type { Environment } from '#src/environment/index.ts'

const logins = z.array(
  z.object({ realm: z.enum(['staff', 'reader']), role: z.string(), email: z.string(), password: z.string() }),
)

/** The lines to print; where nobody is on the staff yet, how to make the first admin. */
export function welcome(
  env: Pick<Environment, 'siteUrl' | 'dataDir' | 'demo' | 'smtpUrl'>,
  { hasStaff }: { hasStaff: boolean },
): string {
  const lines = ['', 'Assay is ready.', '', `  Site   ${env.siteUrl}`, `  Admin  ${env.siteUrl}/admin`]
  if (!hasStaff)
    lines.push(
      '         nobody can log in there yet: npm run admin:create -- --email you@example.com ' +
        '--name "Your Name"',
    )
  if (!env.smtpUrl)
    lines.push(`  Mail   ${shortPath(join(env.dataDir, 'mail'))} (no SMTP_URL: each mail is a file)`)
  if (env.demo) lines.push(...demoLines(join(env.dataDir, 'demo-logins.json')))
  return `${lines.join('\n')}\n`
}

function demoLines(file: string): string[] {
  const known = readLogins(file)
  if (known.length === 0) return []
  const rows = known.map(({ realm, role, email, password }) => [realm, role, email, password])
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)))
  return [
    '',
    `  Demo logins, kept in ${shortPath(file)}; staff log in at /admin, readers at /login`,
    ...rows.map((row) => `    ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`),
  ]
}

function readLogins(file: string): z.infer<typeof logins> {
  try {
    return logins.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return [] // an older database, or a demo somebody tidied away
  }
}

function shortPath(path: string): string {
  const near = relative(process.cwd(), path)
  return near.startsWith('..') ? path : near
}
