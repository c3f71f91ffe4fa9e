// Forms that cannot be read get a sentence instead of a fault.

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

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
