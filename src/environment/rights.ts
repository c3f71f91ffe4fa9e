// What the user that runs Assay may write, and what to do where they may not.

import { accessSync, constants, existsSync, type Stats, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'

/** Without opening it: to close a file of SQLite's would let go of the locks that this process has on it. */
export function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** The user that runs Assay, for a message. */
export function user(): string {
  return userName() ?? `user ${process.getuid?.()}`
}

/**
 * What to do about a path that this user may not write: one of theirs has the wrong mode, any other the wrong
 * owner. `all` is the folder that the command is given for, with all in it.
 */
export function howToOpen(path: string, { all }: { all?: string } = {}): string {
  const command = commandToOpen(path, { deep: all ? '-R ' : '', place: shellWord(all ?? path) })
  return command ? `run ${command}, or choose another folder` : 'choose another folder'
}

/** The same for a folder that is to be made at a path. */
export function howToMake(path: string): string {
  let above = dirname(path)
  while (!existsSync(above) && dirname(above) !== above) above = dirname(above)
  return found(above)?.uid === process.geteuid?.()
    ? howToOpen(above)
    : `run mkdir -p ${shellWord(path)} && ${chown('', shellWord(path))}, or choose another folder`
}

function commandToOpen(path: string, { deep, place }: { deep: string; place: string }): string | null {
  const stats = found(path)
  const isClosed = stats !== null && !isOpenToOwner(stats)
  const commands = [
    ...(stats?.uid === process.geteuid?.() ? [] : [chown(deep, place)]),
    ...(isClosed ? [`chmod ${deep}u+rwX ${place}`] : []),
  ]
  return commands.join(' && ') || null
}

function chown(deep: string, place: string): string {
  return `chown ${deep}${shellWord(userName() ?? String(process.getuid?.()))} ${place}`
}

/** A text as a shell takes it for one word. */
export function shellWord(text: string): string {
  return /^[\p{L}\p{N}_@%+=:,./-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

function isOpenToOwner(stats: Stats): boolean {
  const wanted = stats.isDirectory() ? 0o700 : 0o600
  return (stats.mode & wanted) === wanted
}

function found(path: string): Stats | null {
  try {
    return statSync(path)
  } catch {
    return null
  }
}

/** Null in a container whose user has no name. */
function userName(): string | null {
  try {
    return userInfo().username
  } catch {
    return null
  }
}
