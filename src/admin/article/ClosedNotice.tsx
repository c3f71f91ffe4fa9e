// Why the form of an article takes no changes, and what opens it.

'use client'

import { AFTER_EDIT, type ArticleState, type EditRule } from '#src/workflow/states.ts'
import { useClosedForm } from './useClosedForm.ts'

/** Nothing while the article may be edited. */
export function ClosedNotice({ state }: { state: string }) {
  const rule = AFTER_EDIT[state as ArticleState] as EditRule | undefined
  const reason = rule && 'refused' in rule ? rule.refused : null
  useClosedForm(reason !== null)
  return reason ? <p className="desk-closed">{reason}</p> : null
}
