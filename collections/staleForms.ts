// A form that was opened before somebody else saved the same row would undo what they did: its fields say how
// the row was.

import {
  APIError,
  type CollectionBeforeValidateHook,
  type GlobalBeforeValidateHook,
  type PayloadRequest,
} from 'payload'

const FORM = Symbol.for('assay.form')

/**
 * The row that a form is about, and when it was last changed as the form knows it; the panel's forms send it
 * along.
 */
type Form = { of: string; openedAt: string }

type WithForm = Record<symbol, Form | undefined>

/** Keeps what a form says of its row, for `refuseStaleForm`. `of` names the row: `topics/66a…`. */
export function rememberForm({ context }: PayloadRequest, of: string, data: unknown): void {
  const openedAt = (data as { updatedAt?: unknown } | null)?.updatedAt
  if (typeof openedAt !== 'string' || Number.isNaN(Date.parse(openedAt))) return
  ;(context as unknown as WithForm)[FORM] = { of, openedAt }
}

/**
 * Refuses (409) what a form sends of a row that was saved since it was opened. What sends no time, as
 * programs do, is not asked.
 */
export const refuseStaleForm: CollectionBeforeValidateHook = ({ collection, data, originalDoc, req }) => {
  refuseStale(req, `${collection.slug}/${String(originalDoc?.id)}`, originalDoc)
  return data
}

/** As `refuseStaleForm`, of a global. */
export const refuseStaleGlobal: GlobalBeforeValidateHook = ({ global, data, originalDoc, req }) => {
  refuseStale(req, global.slug, originalDoc)
  return data
}

function refuseStale(
  { context }: PayloadRequest,
  of: string,
  row: { updatedAt?: string | null } | undefined,
) {
  const form = (context as unknown as WithForm)[FORM]
  if (form?.of !== of || !row?.updatedAt || Date.parse(form.openedAt) >= Date.parse(row.updatedAt)) return
  throw new APIError(
    'Somebody else has saved this since you opened it. Load the page again to see what they ' +
      'changed, and then make your change.',
    409,
    null,
    true,
  )
}
