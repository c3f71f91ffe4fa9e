// Keeps a comment of staff on this computer until it is sent: by person, by article and by tab.

import { guarded } from '#src/site/browser/guarded.ts'
import { isOpenElsewhere, tabName } from '#src/site/browser/tab.ts'
import { KEPT_FOR_MS } from '../typing/entry.ts'

const PREFIX = 'assay-answer'

/** What is kept. `parent` is the id of the comment that it answers, or empty. */
export type AnswerDraft = { parent: string; body: string; at: number }

export type Whose = { person: string; articleId: string }

/** Keeps a draft in place of the one before; nothing is kept of an empty one. */
export function keepAnswer(whose: Whose, { parent, body }: Pick<AnswerDraft, 'parent' | 'body'>): void {
  const key = placeOf(whose) + tabName()
  guarded(() =>
    body.trim() === ''
      ? localStorage.removeItem(key)
      : localStorage.setItem(key, JSON.stringify({ parent, body, at: Date.now() } satisfies AnswerDraft)),
  )
}

/** The draft of this tab, else the newest of a tab that has been closed, which is this tab's from now on. */
export async function keptAnswer(whose: Whose): Promise<AnswerDraft | null> {
  const place = placeOf(whose)
  const kept = draftsAt(place)
  const own = kept.find(({ key }) => key === place + tabName())
  if (own) return own.draft
  for (const { key, draft } of kept) {
    if (await isOpenElsewhere(key.slice(place.length))) continue
    guarded(() => localStorage.removeItem(key))
    keepAnswer(whose, draft)
    return draft
  }
  return null
}

/** The newest first; one that is too old goes. */
function draftsAt(place: string): { key: string; draft: AnswerDraft }[] {
  const keys = guarded(() => Object.keys(localStorage).filter((key) => key.startsWith(place))) ?? []
  const drafts = keys.flatMap((key) => {
    const draft = guarded(() => JSON.parse(localStorage.getItem(key) ?? 'null') as AnswerDraft | null)
    if (draft && Date.now() - draft.at <= KEPT_FOR_MS) return [{ key, draft }]
    guarded(() => localStorage.removeItem(key))
    return []
  })
  return drafts.toSorted((one, other) => other.draft.at - one.draft.at)
}

function placeOf({ person, articleId }: Whose): string {
  return `${PREFIX}:${person}/${articleId}@`
}
