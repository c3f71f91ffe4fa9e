// The end of the record's chain. One row; whoever adds an event moves it on by compare-and-set, so the chain
// never forks.

import type { CollectionConfig } from 'payload'
import { nobody } from '#access/rules.ts'
import { appendOnly } from '#src/audit/recording/appendOnly.ts'

export const auditHead: CollectionConfig = {
  slug: 'auditHead',
  admin: { hidden: true },
  access: { create: nobody, read: nobody, readVersions: nobody, update: nobody, delete: nobody },
  graphQL: false,
  lockDocuments: false,
  hooks: { beforeOperation: [appendOnly] },
  fields: [
    { name: 'name', type: 'text', required: true, unique: true, index: true },
    { name: 'seq', type: 'number', required: true },
    { name: 'hash', type: 'text', required: true },
  ],
}
