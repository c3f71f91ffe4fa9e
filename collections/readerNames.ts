// Which names are taken, as keyed hashes: unique on either database, whatever the readers' own rows say.
// Written by src/readers.

import type { CollectionConfig } from 'payload'
import { nobody } from '#access/rules.ts'
import { NAME_FLAGS } from '#src/readers/names/namesToCheck.ts'

export const readerNames: CollectionConfig = {
  slug: 'readerNames',
  admin: { hidden: true },
  access: { create: nobody, read: nobody, readVersions: nobody, update: nobody, delete: nobody },
  graphQL: false,
  lockDocuments: false,
  fields: [
    { name: 'key', type: 'text', required: true, unique: true, index: true },
    { name: 'reader', type: 'text', required: true, index: true },
    // Why nobody could take this name now, of one from before there were claims.
    { name: 'flag', type: 'select', options: [...NAME_FLAGS], index: true },
  ],
}
