// Ids, salts and file names from a fixed sequence, so that making the newsroom twice makes the same one.

import crypto, { createHash } from 'node:crypto'
import { createRequire, syncBuiltinESMExports } from 'node:module'
import { BSON } from 'mongodb'

/** Replaces the sources of chance of this process. Call it before anything else of Assay is loaded. */
export function seedChance(): void {
  const fill = (into: Uint8Array) => {
    for (let at = 0; at < into.length; at += 1) into[at] = nextByte()
    return into
  }
  const random = () => fill(new Uint8Array(4)).reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 32
  const bytes = (size: number, done?: (error: null, given: Buffer) => void) => {
    const given = Buffer.from(fill(new Uint8Array(size)))
    return done ? done(null, given) : given
  }
  Math.random = random
  Object.assign(crypto, {
    randomBytes: bytes,
    randomFillSync: (into: Uint8Array) => fill(into),
    randomUUID: () => uuidOf(Buffer.from(fill(new Uint8Array(16)))),
  })
  syncBuiltinESMExports()
  globalThis.crypto.getRandomValues = ((into: Uint8Array) =>
    fill(into)) as typeof globalThis.crypto.getRandomValues
  globalThis.crypto.randomUUID = crypto.randomUUID
  seedObjectIds()
}

/** Ids of MongoDB's driver, and of Payload's rows within rows, count up. */
function seedObjectIds(): void {
  let count = 0
  const next = (head: string) => Buffer.from(`${head}${(count += 1).toString(16).padStart(16, '0')}`, 'hex')
  BSON.ObjectId.generate = () => new Uint8Array(next('69aa0000'))
  const ours = createRequire(import.meta.url)('bson-objectid') as { prototype: { generate: () => string } }
  ours.prototype.generate = () => next('69bb0000').toString('latin1')
}

let block: Uint8Array = new Uint8Array(0)
let blocks = 0

function nextByte(): number {
  if (block.length === 0)
    block = createHash('sha256')
      .update(`upgrade ${(blocks += 1)}`)
      .digest()
  const byte = block[0]!
  block = block.subarray(1)
  return byte
}

function uuidOf(bytes: Buffer): string {
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
