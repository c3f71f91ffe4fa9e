// Whose forms of the panel somebody may ask for. Payload checks every field of a form that it is sent, and
// asks for no right before.

import { type Access, createLocalReq, type Payload } from 'payload'
import { staffOf } from '#access/actors.ts'
import type { FormPlace } from './panelPlaces.ts'

/** Whether somebody on the staff reads or writes anything in each place that is named. */
export async function mayOpenForm(
  payload: Payload,
  headers: Headers,
  { collection, global }: FormPlace,
): Promise<boolean> {
  const { user } = await payload.auth({ headers, canSetHeaders: false })
  if (!staffOf(user)) return false
  const req = await createLocalReq({ user: user! }, payload)
  const named: Partial<Record<'create' | 'read' | 'update', Access>>[] = [
    ...(collection ? [payload.collections[collection].config.access] : []),
    ...payload.globals.config.filter(({ slug }) => slug === global).map(({ access }) => access),
  ]
  for (const { create, read, update } of named) {
    const rights = await Promise.all([create, read, update].map((rule) => rule?.({ req })))
    if (!rights.some(Boolean)) return false
  }
  return true
}
