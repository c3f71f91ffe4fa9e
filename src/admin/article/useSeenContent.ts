// What of the article this person has before them: an approval is for exactly that.

'use client'

import { useEffect, useState } from 'react'
import type { Outlook } from '#src/publishing/steps/outlook.ts'

type Beside = Outlook['beside']
type Standing = Pick<Outlook, 'hash' | 'beside'>
type Seen = Standing & { textRevision: number; isStale: boolean }

/**
 * The hash of the content that this form shows. The form reads what stands beside the text once: a figure, a
 * picture, a section or a name that is changed later makes it `isStale`, whatever this person types and saves
 * meanwhile, until it is loaded again.
 */
export function useSeenContent(outlook: Outlook | null): {
  hash: string | null
  isStale: boolean
  /**
   * The hash to approve by, of what stands now with what this person has just typed: the old one where the
   * form is stale.
   */
  hashOf: (now: Standing | null) => string | null
} {
  const [seen, setSeen] = useState<Seen | null>(null)
  useEffect(() => {
    if (outlook) setSeen((before) => seenWith(before, outlook))
  }, [outlook])
  return {
    hash: seen?.hash ?? null,
    isStale: seen?.isStale ?? false,
    hashOf: (now) =>
      !seen || !now ? null : seen.isStale || isOther(seen.beside, now.beside) ? seen.hash : now.hash,
  }
}

/** What is shown first is remembered for good; a step of the workflow changes no text, and so no hash. */
function seenWith(before: Seen | null, { textRevision, hash, beside }: Outlook): Seen {
  if (!before) return { textRevision, hash, beside, isStale: false }
  const isStale =
    before.isStale ||
    isOther(before.beside, beside) ||
    (textRevision === before.textRevision && hash !== before.hash)
  if (isStale) return before.isStale ? before : { ...before, isStale }
  if (textRevision === before.textRevision) return before
  return { textRevision, hash, beside: { ...beside, ...before.beside }, isStale }
}

/** Whether something that was shown has changed. What is new was chosen just now. */
function isOther(shown: Beside, now: Beside): boolean {
  return Object.entries(shown).some(([id, hash]) => id in now && now[id] !== hash)
}
