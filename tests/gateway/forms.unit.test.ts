// A form with a picture is looked at in its bytes before anything parses it.

import { expect, test, vi } from 'vitest'
import { readableForm } from '#src/gateway/bodies/forms.ts'

const send = (body: string) =>
  readableForm(
    new Request('http://localhost/api/media', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body,
    }),
    { hasFields: false },
  )
const form = (head: string) =>
  `--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"${head}\r\n\r\ny\r\n--b--\r\n`

test('parts with long heads are refused with 400, unparsed', async () => {
  const parse = vi.spyOn(Response.prototype, 'formData')
  for (const head of ['\r\na: b'.repeat(3_000_000), `; x="${'n'.repeat(19_000_000)}"`])
    await expect(send(form(head))).rejects.toMatchObject({ status: 400 })
  expect(parse).not.toHaveBeenCalled()
  parse.mockRestore()
  expect(await (await send(form(''))).text()).toBe(form(''))
})
