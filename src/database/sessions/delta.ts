// What a write of the whole list of sessions meant to change, and that change applied to the list as it is
// now.

/** A login of a person, as Payload stores it. */
export type Session = {
  id: string
  createdAt?: Date | string | null
  expiresAt: Date | string
}

export type SessionDelta = {
  /** The login that has just happened, if this is one. */
  add: Session | null
  /** Sessions logged out. */
  remove: ReadonlySet<string>
  /** Sessions that last longer now, with their new end. */
  extend: ReadonlyMap<string, Session['expiresAt']>
}

type Lists = {
  /** The sessions stored when the change was meant. */
  stored: readonly Session[]
  /** The whole list as Payload would write it. */
  written: readonly Session[]
}

/**
 * Payload appends a login to a list it read before checking the password (payload/dist/auth/sessions.js), so
 * whatever else that list lacks or still has is only old, not meant. Logout and refresh read their list in
 * the transaction: what is missing there is logged out.
 */
export const sessionDelta = ({ stored, written }: Lists): SessionDelta => {
  const known = new Map(stored.map((session) => [session.id, session]))
  const last = written.at(-1)
  if (last && !known.has(last.id)) return { add: last, remove: new Set(), extend: new Map() }

  const kept = new Set(written.map(({ id }) => id))
  const extended = written.filter((session) => {
    const before = known.get(session.id)
    return before !== undefined && instant(before.expiresAt) !== instant(session.expiresAt)
  })
  return {
    add: null,
    remove: new Set(stored.map(({ id }) => id).filter((id) => !kept.has(id))),
    extend: new Map(extended.map(({ id, expiresAt }) => [id, expiresAt])),
  }
}

/**
 * Sessions that one account has at once: its strategy loads all of them with every request. The oldest ends
 * for one more.
 */
const MAX_SESSIONS = 50

/**
 * The stored list with the change made, and without sessions that have expired or are too many. One that is
 * gone is never brought back.
 */
export const applyDelta = ({
  stored,
  delta,
  now,
}: {
  stored: readonly Session[]
  delta: SessionDelta
  now: Date
}): Session[] => {
  const changed = stored
    .filter(({ id }) => !delta.remove.has(id))
    .map((session) => ({ ...session, expiresAt: delta.extend.get(session.id) ?? session.expiresAt }))
  const all = delta.add ? [...changed, delta.add] : changed
  return all.filter(({ expiresAt }) => instant(expiresAt) > now.getTime()).slice(-MAX_SESSIONS)
}

const instant = (value: Date | string): number => new Date(value).getTime()
