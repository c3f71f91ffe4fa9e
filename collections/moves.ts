// The timeline: one row for every move of an article, written by the workflow and never changed.

import type { CollectionConfig } from 'payload'
import { anyStaff, nobody } from '#access/rules.ts'

export const moves: CollectionConfig = {
  slug: 'moves',
  labels: { singular: 'Move', plural: 'Timeline' },
  admin: { useAsTitle: 'action', group: 'Desk', defaultColumns: ['article', 'action', 'from', 'to', 'actorName', 'at'] },
  access: { create: nobody, read: anyStaff, readVersions: nobody, update: nobody, delete: nobody },
  defaultSort: '-at',
  fields: [
    { name: 'article', type: 'relationship', relationTo: 'articles', required: true, index: true },
    { name: 'action', type: 'text', required: true },
    { name: 'from', type: 'text', required: true },
    { name: 'to', type: 'text', required: true },
    { name: 'actor', type: 'relationship', relationTo: 'staff', admin: { description: 'Empty for a release by the clock.' } },
    { name: 'actorName', type: 'text', required: true },
    { name: 'at', type: 'date', required: true, index: true },
    { name: 'note', type: 'textarea' },
    { name: 'hash', type: 'text', required: true },
    { name: 'revision', type: 'number', required: true },
  ],
}
