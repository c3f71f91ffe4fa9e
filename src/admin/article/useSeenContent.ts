// What of the article this person has before them: an approval is for exactly that.

'use client'

import { useEffect, useState } from 'react'
import type { DeskOutlook } from './workflowClient.ts'

type Seen = { textRevision: number; hash: string }

/**
 * The hash of the content as it was when this form got its text. A figure, a picture, a section or a name that is changed later
 * changes the hash and not the text: then `isStale`, until the form is loaded again.
 */
export function useSeenContent(outlook: DeskOutlook | null): { hash: string | null; isStale: boolean } {
  const [seen, setSeen] = useState<Seen | null>(null)
  useEffect(() => {
    if (outlook && outlook.textRevision !== seen?.textRevision)
      setSeen({ textRevision: outlook.textRevision, hash: outlook.hash })
  }, [outlook, seen])
  return {
    hash: seen?.hash ?? null,
    isStale:
      outlook !== null &&
      seen !== null &&
      outlook.textRevision === seen.textRevision &&
      outlook.hash !== seen.hash,
  }
}
