// A banned reader posts nothing, and is told so: a ban that is kept from the person would owe them a reason
// (DSA, Article 17).

import type { Phase } from '../types.ts'

export const MAY_NOT_POST =
  'Your account may not post comments. Write to the desk if you think that is wrong.'

export const banned: Phase = {
  name: 'banned',
  evaluate({ author }) {
    if (author.bannedAt === null) return null
    return {
      verdict: 'reject',
      why: `Banned since ${author.bannedAt}.`,
      message: MAY_NOT_POST,
    }
  },
}
