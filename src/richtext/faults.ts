// Two kinds of fault: what is refused when a text is saved, and what may stand in a draft and stops it at
// submission.

/**
 * What is wrong with a part, worded to follow its name ("has a …"). `shape`: no text of ours looks like that,
 * and it is never stored. `content`: somebody may be in the middle of writing it; a draft is saved with it,
 * and nothing with it is submitted, approved or published.
 */
export type Fault = { kind: 'shape' | 'content'; what: string }

export function badShape(what: string): Fault {
  return { kind: 'shape', what }
}

export function badContent(what: string): Fault {
  return { kind: 'content', what }
}
