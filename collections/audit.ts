// The record: a chain of events, each holding the hash of the one before. Added to by src/audit alone, never
// changed.

import type { CollectionConfig } from 'payload'
import { auditReaders, nobody } from '#access/rules.ts'
import { appendOnly } from '#src/audit/recording/appendOnly.ts'

export const audit: CollectionConfig = {
  slug: 'audit',
  labels: { singular: 'Event', plural: 'Record' },
  admin: {
    useAsTitle: 'action',
    group: 'Record',
    description:
      'What happened in this newsroom, in order. Nothing here can be changed; npm run ' +
      'audit:verify finds what was changed in the database.',
    defaultColumns: ['seq', 'at', 'actorName', 'action', 'note', 'channel'],
    listSearchableFields: ['action', 'actorName', 'article', 'subject', 'note'],
    pagination: { defaultLimit: 50, limits: [25, 50, 100] },
    hideAPIURL: true,
  },
  access: { create: nobody, read: auditReaders, readVersions: nobody, update: nobody, delete: nobody },
  graphQL: { singularName: 'AuditEvent', pluralName: 'AuditEvents', disableMutations: true },
  defaultSort: '-seq',
  disableDuplicate: true,
  disableBulkEdit: true,
  lockDocuments: false,
  hooks: { beforeOperation: [appendOnly] },
  fields: [
    { name: 'seq', type: 'number', required: true, unique: true, index: true, label: 'No.' },
    {
      name: 'at',
      type: 'text',
      required: true,
      index: true,
      label: 'When',
      admin: {
        description: 'ISO 8601, UTC.',
        components: { Cell: '/src/admin/list/DeskTimeCell.tsx#DeskTimeCell' },
      },
    },
    {
      name: 'action',
      type: 'text',
      required: true,
      index: true,
      label: 'What',
      admin: { components: { Cell: '/src/admin/list/EventCell.tsx#EventCell' } },
    },
    {
      name: 'channel',
      type: 'text',
      required: true,
      label: 'By way of',
      admin: {
        description: 'admin (the panel), api-key, site, job (the scheduler) or console.',
        components: { Cell: '/src/admin/list/ChannelCell.tsx#ChannelCell' },
      },
    },
    { name: 'actorId', type: 'text', index: true },
    { name: 'actorName', type: 'text', required: true, label: 'Who' },
    { name: 'actorRole', type: 'text' },
    {
      name: 'article',
      type: 'text',
      index: true,
      admin: { description: 'The id of the article, where the event is about one.' },
    },
    { name: 'subject', type: 'text', admin: { description: 'What else it is about, as collection/id.' } },
    { name: 'revision', type: 'number' },
    { name: 'contentHash', type: 'text' },
    { name: 'note', type: 'textarea' },
    {
      name: 'data',
      type: 'json',
      // An object or nothing: which keys it has, its action decides (`readEvent` in src/auditEvents/events).
      typescriptSchema: [() => ({ type: ['object', 'null'], additionalProperties: true })],
      admin: {
        components: { Field: '/src/admin/record/JsonText.tsx#JsonText' },
        disableListFilter: true,
      },
    },
    { name: 'previousHash', type: 'text', required: true },
    { name: 'hash', type: 'text', required: true, unique: true },
  ],
}
