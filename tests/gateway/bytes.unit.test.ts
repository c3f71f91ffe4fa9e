// A body whose sender goes away is a refusal that nobody gets: no fault of ours, and nothing for the log of
// faults.

import { expect, test } from 'vitest'
import { bytesWithin } from '#src/gateway/bodies/bytes.ts'
import { withReadableBody } from '#src/gateway/bodies/readableBody.ts'
import { Refusal } from '#src/gateway/rules/refusal.ts'

/** As Node ends the body of a request whose connection was cut. */
function cut(type: string): Request {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"alt":')),
    pull: (controller) => controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })),
  })
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers: { 'content-type': type },
    body,
    duplex: 'half',
  }
  return new Request('http://localhost:3000/api/media', init)
}

test.each(['application/json', 'multipart/form-data; boundary=b'])('a body as %s', async (type) => {
  const refusal = await withReadableBody(cut(type)).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(Refusal)
  expect(refusal).toMatchObject({ status: 400, message: 'The request did not arrive whole. Send it again.' })
})

test('one that is too large is still told so', async () => {
  const tooLarge = new Refusal(413, 'ContentTooLarge', 'Send less.')
  const request = new Request('http://localhost:3000/api/media', { method: 'POST', body: 'four' })
  await expect(bytesWithin(request, 3, tooLarge)).rejects.toBe(tooLarge)
})
