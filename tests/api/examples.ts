// The examples of docs/api.md, run as they stand: each in a shell of its own, with what earlier answers gave.

import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Example = {
  title: string
  status: number
  command: string
  /** The answer as documented, if it is. */ answer: Record<string, unknown> | null
}

/** Every example of the document, in order. */
export function examplesOf(file: string): Example[] {
  const text = readFileSync(join(process.cwd(), file), 'utf8')
  const blocks = [...text.matchAll(/^```sh\n# (\d{3})\n([\s\S]*?)^```(?:\n\n```json\n([\s\S]*?)^```)?/gm)]
  return blocks.map(([, status, command, answer]) => ({
    title: command!
      .replace(/\\\n\s*/g, '')
      .trim()
      .slice(0, 90),
    status: Number(status),
    command: command!,
    answer: answer ? (JSON.parse(answer) as Record<string, unknown>) : null,
  }))
}

/** Runs one example; `variables` are its environment. */
export function run(
  command: string,
  variables: Record<string, string>,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const script = `set -u; curl() { command curl --silent --show-error --max-time 20 --write-out '\\n%{http_code}' "$@"; }\n${command}`
  return new Promise((resolve, reject) => {
    execFile('bash', ['-c', script], { env: { ...process.env, ...variables } }, (error, stdout, stderr) => {
      if (error) return reject(new Error(`${stderr || error.message}`))
      const at = stdout.lastIndexOf('\n')
      resolve({
        status: Number(stdout.slice(at + 1)),
        body: JSON.parse(stdout.slice(0, at) || '{}') as Record<string, unknown>,
      })
    })
  })
}

/** What later examples need of an answer. `mailed` gives the token of the newest mail of a kind. */
export async function remember(
  variables: Record<string, string>,
  {
    command,
    body,
    mailed,
  }: { command: string; body: Record<string, unknown>; mailed: (kind: string) => Promise<string> },
): Promise<void> {
  const at = (path: string) => command.includes(`$BASE/${path}"`)
  if (at('articles/$SLUG')) variables.FIGURE = (body.figures as { id: string }[])[0]!.id
  if (command.includes('comments?sort=oldest'))
    variables.ROOT = (body.threads as { root: { id: string } }[])[0]!.root.id
  if (at('readers')) variables.VERIFY_TOKEN = await mailed('verify-email')
  if (at('sessions')) variables.TOKEN = body.token as string
  if (at('articles/$SLUG/comments') && body.id) variables.COMMENT = body.id as string
  if (at('readers/forgot')) variables.RESET_TOKEN = await mailed('reset-password')
}
