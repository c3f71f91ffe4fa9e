// What the wall answers instead of asking Payload.

/** A request that is refused with a sentence before Payload sees it. */
export class Refusal extends Error {
  readonly status: number

  constructor(status: number, name: string, message: string) {
    super(message)
    this.status = status
    this.name = name
  }

  /** The answer, in the form of every error. */
  answer(): Response {
    return Response.json(
      { errors: [{ name: this.name, message: this.message }] },
      { status: this.status, headers: { 'cache-control': 'no-store' } },
    )
  }
}

/** 400, for a request that its sender can mend. */
export function badRequest(message: string, name = 'BadRequest'): Refusal {
  return new Refusal(400, name, message)
}
