// How the bench of delays asks.

export const JSON_TYPE = { 'content-type': 'application/json' }
export const MB = 1_000_000

/** Requests to be sent later, each as a function. */
export function requestsOf(url) {
  const call = (path, init) => () => send(url + path, init)
  const withBody = (method) => (path, body, headers) =>
    call(path, { method, headers: { ...JSON_TYPE, ...headers }, body })
  return { call, post: withBody('POST'), patch: withBody('PATCH') }
}

async function send(address, init) {
  const response = await fetch(address, init)
  await response.arrayBuffer()
  return { status: response.status }
}

export function deep(levels) {
  return '['.repeat(levels) + ']'.repeat(levels)
}
