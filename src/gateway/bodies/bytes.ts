// The bytes of a body: read up to a limit, handed on in pieces.

import { setImmediate as nextTurn } from 'node:timers/promises'
import { badRequest } from '../rules/refusal.ts'

/** A reader of forms takes a piece of this size in about a millisecond. */
const PIECE = 1024 * 1024

/**
 * The whole body of a request, of which no more is read than it may have, whatever length was announced.
 * @throws `tooLarge`, or 400
 */
export async function bytesWithin(
  request: Request,
  most: number,
  tooLarge: Error,
): Promise<Buffer<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge
  const pieces: Uint8Array[] = []
  let length = 0
  const read = async () => {
    for await (const piece of request.body ?? []) {
      length += piece.byteLength
      if (length > most) return false
      pieces.push(piece)
    }
    return true
  }
  if (!(await arrived(read()))) throw tooLarge
  return Buffer.concat(pieces, length)
}

/**
 * What is read of a body. @throws Refusal 400 where its sender went away before its end: that is no fault,
 * and nobody gets the answer
 */
export async function arrived<Read>(reading: Promise<Read>): Promise<Read> {
  try {
    return await reading
  } catch {
    throw badRequest('The request did not arrive whole. Send it again.')
  }
}

/** The bytes as a stream of pieces, between which others have their turn. */
export function inPieces(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0
  return new ReadableStream({
    async pull(controller) {
      if (at > 0) await nextTurn()
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.subarray(at, at + PIECE))
      at += PIECE
    },
  })
}
