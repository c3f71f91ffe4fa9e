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
