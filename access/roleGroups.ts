// Which roles share a right: each group has one name, and rules, commands, mail and panel take it from here.
// The steps of the workflow name their own roles: a definition that shipped does not change with these.

import type { StaffRole } from '#src/workflow/transitions.ts'

type Roles = readonly StaffRole[]

/** Write articles and figures, and add pictures. */
export const WRITES: Roles = ['author', 'editor', 'admin']

/** Edit any text, keep sections, and release bundles. */
export const EDITS: Roles = ['editor', 'admin']

/** Judge texts, hear of alarms and of what colleagues ask, and close tasks. */
export const ANSWERS_FOR_DESK: Roles = ['editor', 'compliance', 'admin']

/** Decide about comments and readers. */
export const MODERATES: Roles = ['moderator', 'admin']

/** Read the whole record, log-ins and roles included. */
export const READS_WHOLE_RECORD: Roles = ['compliance', 'admin']

/** Whether a role, as a session or a form has it, is one of the group. */
export function isOneOf(role: unknown, roles: Roles): boolean {
  return roles.some((candidate) => candidate === role)
}
