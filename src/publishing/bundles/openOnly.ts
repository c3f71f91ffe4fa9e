// A bundle's members are fixed once it is released.

import type { CollectionBeforeChangeHook } from 'payload'
import { isSudo } from '../sudo.ts'
import { BundleClosedError } from './errors.ts'

/** Refuses a change by a person to a bundle that has been released. */
export const openBundlesOnly: CollectionBeforeChangeHook = ({ data, originalDoc, operation, req }) => {
  if (isSudo(req.context)) return data
  if (Array.isArray(data.articles)) data.articles = [...new Set(data.articles)]
  if (operation === 'create') return { ...data, state: 'open', goesOutAt: null }
  if (originalDoc.state !== 'open') throw new BundleClosedError()
  return { ...data, state: 'open', goesOutAt: null }
}
