// What is asked of the newsroom from outside, and what it answers.

/** `public`: the site and /api/v1. `house`: Payload's own API, behind the wall. `clock`: a tick. */
export type Question = {
  to: 'public' | 'house' | 'clock'
  method?: string
  path: string
  body?: unknown
  headers?: Record<string, string>
  /** The e-mail address of the member of staff or the reader who asks. */
  as?: string
}

export type Answer = { status: number; headers: Record<string, string>; body: string }

/** A question as a difference names it. */
export function nameOf({ to, method = 'GET', path, body, as, headers }: Question): string {
  const key = headers?.authorization ? ' with the API key' : ''
  const sent = body === undefined ? '' : ` ${JSON.stringify(body)}`
  return `${to} ${method} ${path}${sent}${as ? ` as ${as}` : ''}${key}`
}
