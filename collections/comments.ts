// What readers say under an article. Written through the commands of src/comments, which moderate first.

import type { CollectionConfig } from 'payload'
import { moderatorsOrOwnRecentComment, nobody, nobodyField, ownWords, staffField, verifiedReaders, visibleOrOwnComments } from '#access/rules.ts'
import { systemField } from './systemField.ts'

export const comments: CollectionConfig = {
  slug: 'comments',
  admin: { useAsTitle: 'body', group: 'Readers', defaultColumns: ['body', 'author', 'article', 'state', 'createdAt'], hidden: ({ user }) => !['moderator', 'admin'].includes(String(user?.role)) },
  access: { create: verifiedReaders, read: visibleOrOwnComments, readVersions: nobody, update: moderatorsOrOwnRecentComment, delete: nobody },
  defaultSort: '-createdAt',
  indexes: [{ fields: ['article', 'root', 'state', 'createdAt'] }, { fields: ['state', 'createdAt'] }],
  fields: [
    { name: 'article', type: 'relationship', relationTo: 'articles', required: true, index: true, access: { update: nobodyField } },
    systemField({ name: 'author', type: 'relationship', relationTo: 'readers', required: true, index: true }),
    { name: 'parent', type: 'relationship', relationTo: 'comments', index: true, access: { update: nobodyField } },
    systemField({ name: 'root', type: 'text', index: true, admin: { description: 'The comment that began the thread; empty for one that did.' } }),
    systemField({ name: 'depth', type: 'number', required: true, defaultValue: 0 }),
    { name: 'body', type: 'textarea', required: true, maxLength: 5000, access: { update: ownWords } },
    systemField({ name: 'state', type: 'select', required: true, defaultValue: 'pending', options: ['pending', 'visible', 'removed'], index: true }),
    systemField({ name: 'editedAt', type: 'date' }),
    systemField({ name: 'removedBy', type: 'select', options: ['author', 'moderator'] }),
    { ...systemField({ name: 'reasons', type: 'json' }), access: { read: staffField, create: nobodyField, update: nobodyField } },
    { ...systemField({ name: 'moderatedBy', type: 'relationship', relationTo: 'staff' }), access: { read: staffField, create: nobodyField, update: nobodyField } },
  ],
}
