// What became of a save.

/** A sentence of the server about one field, or about the whole. */
export type Problem = { path: string | null; message: string }

export type Outcome =
  | { kind: 'saved'; revision: number; at: string }
  /** Refused for what it holds: sent again only once something else is typed. */
  | { kind: 'refused'; problems: Problem[] }
  /** Somebody else saved first. A person decides. */
  | { kind: 'conflict' }
  /** The session is over, or belongs to somebody else. */
  | { kind: 'signedOut' }
  /** Nobody answered, or not the server itself. Sent again by itself. */
  | { kind: 'unreachable'; isOffline: boolean }

/** Why what was typed is not saved. */
export type Trouble = Exclude<Outcome, { kind: 'saved' }>
