// Why the form of an article takes no changes, and what opens it.

'use client'

import { AFTER_EDIT, STATES, type ArticleState } from '#src/workflow/states.ts'
import { useClosedForm } from './useClosedForm.ts'

/** Nothing while the article may be edited. */
export function ClosedNotice({ state }: { state: string }) {
  const rule = isState(state) ? AFTER_EDIT[state] : null
  const reason = rule && 'refused' in rule ? rule.refused : null
  useClosedForm(reason !== null)
  return reason ? <p className="desk-closed">{reason}</p> : null
}

function isState(state: string): state is ArticleState {
  return (STATES as readonly string[]).includes(state)
}
