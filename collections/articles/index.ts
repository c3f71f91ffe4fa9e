// Articles: what the desk writes. Saving always saves a draft; only src/publishing changes what the public
// sees.

import type { CollectionConfig } from 'payload'
import { publicOrder } from '#access/changeTimes.ts'
import { editorsOrOwnText, nobody, staffOrPublished, anyStaff, writers } from '#access/rules.ts'
import { draftsOnly } from '#src/publishing/drafts/draftsOnly.ts'
import { keepDraft } from '#src/publishing/drafts/keepDraft.ts'
import { articlesDesk } from './desk.ts'
import { workflowEndpoints } from './endpoints.ts'
import { articleFields } from './fields.ts'

/** Payload's own autosave never comes: a day after the last key. */
const PAYLOADS_AUTOSAVE_MS = 86_400_000

export const articles: CollectionConfig = {
  slug: 'articles',
  defaultSort: '-updatedAt',
  // Where another document names an article: fifty comments would carry its text fifty times.
  defaultPopulate: { body: false },
  admin: articlesDesk,
  access: {
    create: writers,
    read: staffOrPublished,
    readVersions: anyStaff,
    update: editorsOrOwnText,
    delete: nobody,
    unlock: nobody,
  },
  versions: {
    // The panel's own saver does the saving (src/admin/typing): Payload's loses what is typed without a
    // pause.
    drafts: {
      autosave: { interval: PAYLOADS_AUTOSAVE_MS, showSaveDraftButton: true },
      schedulePublish: false,
    },
    maxPerDoc: 0,
  },
  // Every save names the revision that it changes (keepDraft), so nobody overwrites another. Payload's lock
  // stays with whoever was refused, and would keep out the one who saved.
  lockDocuments: false,
  disableDuplicate: true,
  disableBulkEdit: true,
  hooks: {
    beforeOperation: [publicOrder, draftsOnly],
    beforeChange: [keepDraft],
  },
  endpoints: workflowEndpoints,
  fields: articleFields,
}
