// Mail to be sent, written in the same transaction as the change that causes it; the scheduler sends it.

import type { CollectionConfig } from 'payload'
import { admins, nobody } from '#access/rules.ts'

export const outbox: CollectionConfig = {
  slug: 'outbox',
  labels: { singular: 'Mail', plural: 'Mail' },
  admin: {
    useAsTitle: 'subject',
    group: 'Newsroom',
    defaultColumns: ['subject', 'to', 'state', 'attempts', 'lastError'],
    hidden: ({ user }) => user?.role !== 'admin',
  },
  access: { create: nobody, read: admins, readVersions: nobody, update: nobody, delete: nobody },
  defaultSort: '-createdAt',
  fields: [
    { name: 'to', type: 'text', required: true },
    { name: 'subject', type: 'text', required: true },
    {
      name: 'text',
      type: 'textarea',
      required: true,
      maxLength: Number.MAX_SAFE_INTEGER,
      access: { read: () => false },
    },
    {
      name: 'html',
      type: 'textarea',
      required: true,
      maxLength: Number.MAX_SAFE_INTEGER,
      access: { read: () => false },
    },
    { name: 'kind', type: 'text', required: true, index: true },
    {
      name: 'article',
      type: 'text',
      index: true,
      admin: { description: 'The id of the article it is about.' },
    },
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'pending',
      options: ['pending', 'sent', 'failed'],
      index: true,
      admin: { components: { Cell: '/src/admin/list/ChipCell.tsx#ChipCell' } },
    },
    { name: 'attempts', type: 'number', required: true, defaultValue: 0 },
    { name: 'nextAttemptAt', type: 'date', required: true, index: true },
    { name: 'lockedUntil', type: 'date' },
    { name: 'sentAt', type: 'date' },
    { name: 'lastError', type: 'text' },
  ],
}
