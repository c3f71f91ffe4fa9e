// What the gateway answers instead of asking Payload.

/** A request that is refused with a sentence before Payload sees it. */
export class Refusal extends Error {
  readonly status: number
  readonly headers: Record<string, string>

  constructor(status: number, name: string, message: string, headers: Record<string, string> = {}) {
    super(message)
    this.status = status
    this.name = name
    this.headers = headers
  }

  /** The answer, in the form of every error. */
  answer(): Response {
    return Response.json(
      { errors: [{ name: this.name, message: this.message, data: null }] },
      { status: this.status, headers: { 'cache-control': 'no-store', ...this.headers } },
    )
  }
}

/** 400, for a request that its sender can mend. */
export function badRequest(message: string, name = 'BadRequest'): Refusal {
  return new Refusal(400, name, message)
}

/**
 * What is said to whoever is neither staff nor an integration: the panel's own pages and programs need
 * different words.
 */
const TO_PROGRAMS = 'Sign in as staff, send an API key, or read the public API at /api/v1.'

const TO_THE_PANEL = {
  save:
    'Your session has ended. Open the log-in in another tab and sign in. Your words stay here; ' +
    'if “Save” is grey, change one of them and save again.',
  read: 'Your session has ended. Sign in again.',
}

/** The sentence of a 401. It changes nothing of what is refused, so a forged header gains nothing. */
export function whyNobody({ method, headers }: Pick<Request, 'method' | 'headers'>, siteUrl: string): string {
  if (headers.has('authorization') || !isFromPanel(headers, siteUrl)) return TO_PROGRAMS
  return method === 'GET' || method === 'HEAD' ? TO_THE_PANEL.read : TO_THE_PANEL.save
}

/**
 * A cookie says nothing here: it goes as a session runs out, and one that is good opens nothing without an
 * origin.
 */
function isFromPanel(headers: Headers, siteUrl: string): boolean {
  const page = headers.get('referer')
  if (page === null) return headers.get('sec-fetch-site') === 'same-origin'
  const { origin, pathname } = new URL(URL.canParse(page) ? page : 'about:blank')
  return origin === new URL(siteUrl).origin && /^\/admin(\/|$)/.test(pathname)
}
