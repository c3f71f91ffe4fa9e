// What the site asks of publishing for the desk: every edition of an article, as it was.

import type { EditionAsItWas, EditionSummary } from '#src/publishing/editions/editionReads.ts'

/** For staff with a session; null for everybody else, and where there is no such article or edition. */
export type EditionReads = {
  list(input: { id: string; request: Request; now: Date }): Promise<EditionSummary[] | null>
  one(input: { id: string; number: number; request: Request; now: Date }): Promise<EditionAsItWas | null>
}
