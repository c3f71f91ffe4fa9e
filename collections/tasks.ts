// What somebody must look at: something that a public article shows has changed since it was approved.

import type { CollectionConfig } from 'payload'
import { anyStaff, nobody } from '#access/rules.ts'
import { commandsOnly } from '#src/publishing/sudo.ts'
import { taskEndpoints } from './taskEndpoints.ts'

export const tasks: CollectionConfig = {
  slug: 'tasks',
  admin: {
    useAsTitle: 'label',
    group: 'Desk',
    defaultColumns: ['label', 'article', 'byName', 'at', 'state'],
    hideAPIURL: true,
  },
  access: { create: nobody, read: anyStaff, readVersions: nobody, update: nobody, delete: nobody },
  defaultSort: '-at',
  disableDuplicate: true,
  disableBulkEdit: true,
  hooks: { beforeOperation: [commandsOnly] },
  endpoints: taskEndpoints,
  fields: [
    { name: 'article', type: 'relationship', relationTo: 'articles', required: true, index: true },
    { name: 'citedCollection', type: 'text', required: true, label: 'Kind' },
    { name: 'citedId', type: 'text', required: true, index: true },
    { name: 'label', type: 'text', required: true, admin: { description: 'What changed, in a sentence.' } },
    { name: 'fields', type: 'text', hasMany: true, admin: { description: 'The parts of it that changed.' } },
    { name: 'byName', type: 'text', required: true, label: 'Changed by' },
    {
      name: 'at',
      type: 'date',
      required: true,
      index: true,
      admin: {
        components: {
          Field: '/src/admin/article/DeskTime.tsx#DeskTime',
          Cell: '/src/admin/list/DeskTimeCell.tsx#DeskTimeCell',
        },
      },
    },
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'open',
      options: ['open', 'done', 'dismissed'],
      index: true,
      admin: { components: { Cell: '/src/admin/list/ChipCell.tsx#ChipCell' } },
    },
    { name: 'closedByName', type: 'text', label: 'Closed by' },
    {
      name: 'closedAt',
      type: 'date',
      admin: { components: { Field: '/src/admin/article/DeskTime.tsx#DeskTime' } },
    },
    { name: 'note', type: 'textarea', admin: { description: 'Why nothing had to be done.' } },
  ],
}
