// What the site asks of the readers' room: sessions, and the forms that make and mend an account.

/** The reader whose session a request carries. */
export type ReaderView = {
  id: string
  displayName: string
  /** The name that waits for a moderator. */
  askedName: string | null
  email: string
  verified: boolean
  banned: boolean
}

/** Sentences for the person, by the name of the field they are about. */
export type FieldErrors = Partial<
  Record<'displayName' | 'email' | 'password' | 'currentPassword' | 'token' | 'body', string>
>

/** Every form is told the request (for the address it came from) and the time. */
type FromPerson<Fields> = Fields & { request: Request; now: Date }

/** Refused because of what was entered, or because it came too often. */
export type Refusal =
  | { ok: false; code: 'invalid'; errors: FieldErrors }
  | { ok: false; code: 'throttled'; retryAfterSeconds: number }

/** Done; `setCookies` are whole `Set-Cookie` values, where the command starts or ends a session. */
export type Done = { ok: true; setCookies: readonly string[] }

/** Commands of the readers' room. They answer alike for known and unknown addresses. */
export type ReadersRoom = {
  /** The shortest password Assay takes, in characters. */
  passwordMinLength: number
  current(request: Request): Promise<ReaderView | null>
  /** `returnTo` is a checked path of this site; the mail's link carries it back to `/verify`. */
  register(
    input: FromPerson<{ displayName: string; email: string; password: string; returnTo: string }>,
  ): Promise<Done | Refusal>
  /**
   * An invalid token is `{ code: 'invalid', errors: { token } }`. Without a session of that account the password is asked for,
   * `errors: { password }`; with it the command starts a session.
   */
  verify(input: FromPerson<{ token: string; password: string }>): Promise<Done | Refusal>
  resendVerification(input: FromPerson<{ reader: ReaderView; returnTo: string }>): Promise<Done | Refusal>
  /** A wrong pair is `{ code: 'invalid', errors: { password } }`, whichever of the two was wrong. */
  logIn(input: FromPerson<{ email: string; password: string }>): Promise<Done | Refusal>
  logOut(request: Request): Promise<Done>
  requestReset(input: FromPerson<{ email: string }>): Promise<Done | Refusal>
  resetPassword(input: FromPerson<{ token: string; password: string }>): Promise<Done | Refusal>
  changeName(input: FromPerson<{ reader: ReaderView; displayName: string }>): Promise<Done | Refusal>
  changePassword(
    input: FromPerson<{ reader: ReaderView; currentPassword: string; password: string }>,
  ): Promise<Done | Refusal>
}
