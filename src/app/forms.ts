// Forms and bodies that cannot be read get a sentence instead of a fault.

/** Whether a multipart form can be read, and the `_payload` in it is a JSON object; true for a request of any other kind. */
export async function isReadableForm(request: Request): Promise<boolean> {
  if (!request.headers.get('content-type')?.toLowerCase().startsWith('multipart/form-data')) return true
  try {
    const sent = (await request.clone().formData()).get('_payload')
    return typeof sent !== 'string' || isObject(JSON.parse(sent))
  } catch {
    return false
  }
}

/** Whether a JSON body is an object, as every collection's is; true for a request of any other kind, and for an empty body. */
export async function isReadableJson(request: Request): Promise<boolean> {
  if (
    request.method === 'GET' ||
    !request.headers.get('content-type')?.toLowerCase().startsWith('application/json')
  )
    return true
  const text = await request.clone().text()
  if (text.trim() === '') return true
  try {
    return isObject(JSON.parse(text))
  } catch {
    return false
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
