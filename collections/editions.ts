// Every text that was ever sent to the public, as it was: one frozen row a publication, written by the
// publish command.

import type { CollectionConfig } from 'payload'
import { anyStaff, nobody } from '#access/rules.ts'
import { CHANGE_KINDS } from '#src/articles/changes.ts'
import { commandsOnly } from '#src/publishing/sudo.ts'
import { typedJson } from './typedJson.ts'

export const editions: CollectionConfig = {
  slug: 'editions',
  admin: {
    useAsTitle: 'headline',
    group: 'Record',
    hideAPIURL: true,
    listSearchableFields: ['headline', 'slug', 'article', 'publishedByName'],
    description:
      'Filter by article, kind, state, workflow or time. “Out” is what readers have now; an ' +
      'edition that another has replaced says so.',
    defaultColumns: ['headline', 'number', 'kind', 'state', 'goesOutAt', 'publishedByName'],
  },
  access: { create: nobody, read: anyStaff, readVersions: nobody, update: nobody, delete: nobody },
  defaultSort: '-goesOutAt',
  disableDuplicate: true,
  disableBulkEdit: true,
  hooks: { beforeOperation: [commandsOnly] },
  indexes: [{ fields: ['article', 'number'], unique: true }, { fields: ['state', 'goesOutAt'] }],
  fields: [
    {
      name: 'article',
      type: 'text',
      required: true,
      index: true,
      admin: { description: 'The id of the article.' },
    },
    { name: 'number', type: 'number', required: true },
    {
      name: 'kind',
      type: 'select',
      required: true,
      options: ['first', ...CHANGE_KINDS, 'withdrawal'],
      admin: { description: 'The first publication, or what kind of change this is.' },
    },
    { name: 'headline', type: 'text', required: true },
    { name: 'slug', type: 'text', required: true },
    {
      name: 'state',
      type: 'select',
      required: true,
      options: ['waiting', 'out', 'held', 'cancelled'],
      index: true,
      admin: { components: { Cell: '/src/admin/list/EditionStateCell.tsx#EditionStateCell' } },
    },
    {
      name: 'goesOutAt',
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
      name: 'outAt',
      type: 'date',
      admin: {
        components: { Field: '/src/admin/article/DeskTime.tsx#DeskTime' },
        description: 'When the scheduler completed the release. Readers saw it from the time it goes out.',
      },
    },
    { name: 'revision', type: 'number', required: true },
    {
      name: 'definition',
      type: 'text',
      required: true,
      admin: { description: 'The workflow under which it was approved.' },
    },
    { name: 'publishedBy', type: 'text', label: 'Published by (id)' },
    { name: 'publishedByName', type: 'text', required: true, label: 'Published by' },
    { name: 'bundle', type: 'text', index: true },
    typedJson(
      {
        name: 'note',
        admin: {
          components: { Field: '/src/admin/record/JsonText.tsx#JsonText' },
          description: 'The public note on what changed.',
        },
      },
      'EditionNote',
    ),
    typedJson(
      {
        name: 'approvals',
        required: true,
        admin: { components: { Field: '/src/admin/record/JsonText.tsx#JsonText' } },
      },
      'EditionApproval[]',
    ),
    typedJson(
      {
        name: 'override',
        admin: {
          components: { Field: '/src/admin/record/JsonText.tsx#JsonText' },
          description: 'Who published without the approvals, and why.',
        },
      },
      'Override',
    ),
    { name: 'contentHash', type: 'text', required: true },
    { name: 'documentHash', type: 'text', required: true },
    typedJson(
      {
        name: 'content',
        required: true,
        admin: {
          components: { Field: '/src/admin/record/JsonText.tsx#JsonText' },
          description: 'What was approved, of which `contentHash` is the hash.',
        },
      },
      'EditionContent',
    ),
    typedJson(
      {
        name: 'document',
        required: true,
        admin: {
          components: { Field: '/src/admin/record/JsonText.tsx#JsonText' },
          description: 'What readers got, of which `documentHash` is the hash.',
        },
      },
      'PublicArticle',
    ),
  ],
}
