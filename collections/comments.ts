// What readers say under an article. Only the commands of src/comments write it.

import type { CollectionConfig } from 'payload'
import { isOneOf, MODERATES } from '#access/roleGroups.ts'
import {
  moderatorsOrOwnRecentComment,
  nobody,
  nobodyField,
  ownWords,
  staffField,
  verifiedReaders,
  visibleOrOwnComments,
} from '#access/rules.ts'
import { commandsOnly } from '#src/comments/rules/byCommand.ts'
import { MAX_COMMENT_LENGTH } from '#src/moderation/text.ts'
import { moderationEndpoints } from './commentEndpoints.ts'
import { systemField } from './systemField.ts'
import { typedJson } from './typedJson.ts'

const staffOnly = { read: staffField, create: nobodyField, update: nobodyField }

export const comments: CollectionConfig = {
  slug: 'comments',
  admin: {
    useAsTitle: 'body',
    group: 'Readers',
    defaultColumns: ['body', 'author', 'article', 'state', 'createdAt'],
    hidden: ({ user }) => !isOneOf(user?.role, MODERATES),
  },
  access: {
    create: verifiedReaders,
    read: visibleOrOwnComments,
    readVersions: nobody,
    update: moderatorsOrOwnRecentComment,
    delete: nobody,
  },
  defaultSort: '-createdAt',
  disableDuplicate: true,
  hooks: {
    beforeChange: [commandsOnly],
  },
  endpoints: moderationEndpoints,
  indexes: [
    { fields: ['article', 'depth', 'createdAt'] },
    { fields: ['root', 'createdAt'] },
    { fields: ['author', 'createdAt'] },
    { fields: ['author', 'article'] },
    { fields: ['state', 'createdAt'] },
  ],
  fields: [
    {
      name: 'article',
      type: 'relationship',
      relationTo: 'articles',
      required: true,
      index: true,
      access: { update: nobodyField },
    },
    // Who wrote it: a reader, or a member of staff with a badge; exactly one of the two.
    systemField({ name: 'author', type: 'relationship', relationTo: 'readers', index: true }),
    systemField({ name: 'staffAuthor', type: 'relationship', relationTo: 'staff', index: true }),
    systemField({ name: 'badge', type: 'select', options: ['author', 'staff'] }),
    // The name of a member of staff as it was when they wrote this: it is approved with the words, and stays.
    systemField({ name: 'staffName', type: 'text' }),
    {
      name: 'parent',
      type: 'relationship',
      relationTo: 'comments',
      index: true,
      access: { update: nobodyField },
    },
    systemField({
      name: 'root',
      type: 'text',
      index: true,
      admin: { description: 'The comment that began the thread; empty for one that did.' },
    }),
    systemField({ name: 'depth', type: 'number', required: true, defaultValue: 0 }),
    {
      name: 'body',
      type: 'textarea',
      required: true,
      maxLength: MAX_COMMENT_LENGTH,
      access: { update: ownWords },
    },
    systemField({
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'pending',
      options: ['pending', 'visible', 'removed'],
      index: true,
    }),
    systemField({ name: 'editedAt', type: 'date' }),
    systemField({ name: 'removedBy', type: 'select', options: ['author', 'moderator'] }),
    {
      ...systemField(
        typedJson(
          {
            name: 'reasons',
            admin: { components: { Field: '/src/admin/record/JsonText.tsx#JsonText' } },
          },
          'Reason[]',
        ),
      ),
      access: staffOnly,
    },
    { ...systemField({ name: 'moderatedBy', type: 'relationship', relationTo: 'staff' }), access: staffOnly },
    // Visible comments in the thread of a root; visible direct replies of any other. Above none, a removed
    // comment keeps its place.
    systemField({
      name: 'replies',
      type: 'number',
      required: true,
      defaultValue: 0,
      admin: { hidden: true },
    }),
    // The same comment sent twice has the same fingerprint, and is stored once.
    {
      ...systemField({
        name: 'fingerprint',
        type: 'text',
        required: true,
        unique: true,
        index: true,
        admin: { hidden: true },
      }),
      access: { read: nobodyField, create: nobodyField, update: nobodyField },
    },
  ],
}
