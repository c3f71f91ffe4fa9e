// Looks at SQLite's write-ahead log before anybody opens the database: is it what a server that was killed
// leaves behind? The format: https://www.sqlite.org/fileformat2.html#walformat

import { readFile } from 'node:fs/promises'
import type { LogProblem } from '#src/auditEvents/events/record.ts'

const HEADER = 32
const FRAME_HEADER = 24
/** The two that differ in the order of bytes of their checksums. */
const MAGIC = 0x377f0682
/** A log that is begun anew counts its first salt up by one; frames of former rounds stay behind its end. */
const MAX_ROUNDS = 65_536
/** The power may cut one write short, the last: one odd frame proves nothing. */
const FEWEST_ODD = 2

type Sum = readonly [number, number]
type Log = { bytes: Buffer; isBigEndian: boolean; frame: number; salt: number; otherSalt: number }

/** What is wrong with the log of this database file, if it was left by a server that had written to it. */
export async function logProblem(file: string): Promise<LogProblem | null> {
  const bytes = await readFile(`${file}-wal`).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? Buffer.alloc(0) : null,
  )
  return bytes ? logProblemIn(bytes) : 'damaged'
}

/** What is wrong with these bytes of a log. */
function logProblemIn(bytes: Buffer): LogProblem | null {
  if (bytes.length === 0) return 'missing'
  const log = logOf(bytes)
  return !log || oddFrames(log) >= FEWEST_ODD ? 'damaged' : null
}

/** The log as its header describes it; null where that is none. */
function logOf(bytes: Buffer): Log | null {
  if (bytes.length < HEADER || (bytes.readUInt32BE(0) & ~1) >>> 0 !== MAGIC) return null
  const isBigEndian = (bytes.readUInt32BE(0) & 1) === 1
  if (!isSum(bytes, 24, sumOf(bytes, 0, 24, isBigEndian, [0, 0]))) return null
  const [pageSize, salt, otherSalt] = [bytes.readUInt32BE(8), bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  return pageSize < 512 ? null : { bytes, isBigEndian, frame: FRAME_HEADER + pageSize, salt, otherSalt }
}

/**
 * How many frames behind the end of the log are neither of a former round nor the one that was being written.
 */
function oddFrames({ bytes, isBigEndian, frame, salt, otherSalt }: Log): number {
  let sum: Sum = [bytes.readUInt32BE(24), bytes.readUInt32BE(28)]
  let isWhole = true
  let odd = 0
  for (let at = HEADER; at + frame <= bytes.length; at += frame) {
    const isOfNow = bytes.readUInt32BE(at + 8) === salt && bytes.readUInt32BE(at + 12) === otherSalt
    if (isWhole && isOfNow) {
      sum = sumOf(bytes, at, 8, isBigEndian, sum)
      sum = sumOf(bytes, at + FRAME_HEADER, frame - FRAME_HEADER, isBigEndian, sum)
    }
    isWhole &&= isOfNow && isSum(bytes, at + 16, sum)
    if (!isWhole && isOdd(bytes, at, salt, isOfNow)) odd += 1
  }
  return odd
}

/** A commit of this round that the log no longer reaches, or what SQLite never writes. */
function isOdd(bytes: Buffer, at: number, salt: number, isOfNow: boolean): boolean {
  if (isOfNow) return bytes.readUInt32BE(at + 4) !== 0
  const isEmpty = bytes.subarray(at, at + FRAME_HEADER).every((byte) => byte === 0)
  return !isEmpty && (salt - bytes.readUInt32BE(at + 8)) >>> 0 >= MAX_ROUNDS
}

function isSum(bytes: Buffer, at: number, [one, two]: Sum): boolean {
  return bytes.readUInt32BE(at) === one && bytes.readUInt32BE(at + 4) === two
}

/** SQLite's checksum of `length` bytes from `start`, going on from another. */
function sumOf(bytes: Buffer, start: number, length: number, isBigEndian: boolean, [from, and]: Sum): Sum {
  const word = (at: number) => (isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at))
  let [one, two] = [from, and]
  for (let at = start; at < start + length; at += 8) {
    one = (one + word(at) + two) >>> 0
    two = (two + word(at + 4) + one) >>> 0
  }
  return [one, two]
}
