// Reads `.env`. Node's own `process.loadEnvFile` reads some lines otherwise, and on Node 20 it is an
// experiment.

import { readFileSync } from 'node:fs'
import { EnvironmentError } from './errors.ts'

/**
 * The variables in `.env` text: `NAME=value` lines, quotes around a value taken off, `#` lines and ` # …`
 * ends left out.
 * @throws EnvironmentError about the first line that is none of these; without its words, which may be a
 * secret
 */
export function parseEnvText(text: string): Record<string, string> {
  const variables: Record<string, string> = {}
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(?:#|$)/.test(line)) continue
    const [, name, value = ''] = /^\s*(?:export\s+)?([\w.-]+)\s*=\s*(.*?)\s*$/.exec(line) ?? []
    if (!name)
      throw new EnvironmentError(
        '.env',
        `Line ${at + 1} of .env cannot be read: write NAME=value, or # before a comment.`,
      )
    const quoted = /^(["'`])(.*)\1(?:\s+#.*)?$/.exec(value)
    variables[name] = quoted ? (quoted[2] ?? '') : value.replace(/(?:^|\s+)#.*$/, '')
  }
  return variables
}

/**
 * Puts the variables of a file into the process's environment; what is set already wins, as with every tool
 * that reads `.env`. Returns their names.
 */
export function loadEnvFile(file: string): string[] {
  const text = readIfThere(file)
  if (text === null) return []
  const variables = parseEnvText(text)
  for (const [name, value] of Object.entries(variables)) process.env[name] ??= value
  return Object.keys(variables)
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return null
    throw new EnvironmentError(
      '.env',
      code === 'EISDIR'
        ? `${file} must be a file, and it is a folder: move it away.`
        : `${file} must be readable by the user that runs Assay, or be moved away (${code}).`,
    )
  }
}
