// What the public sees: one frozen document an article, written by the publish command alone.

import type { CollectionConfig } from 'payload'
import { nobody, readableByAll } from '#access/rules.ts'
import { purgeCopy } from '#src/publishing/editions/copyStore.ts'
import { verifiedRow } from '#src/publishing/reading/verifiedRow.ts'
import { commandsOnly } from '#src/publishing/sudo.ts'
import { indexCopy } from '#src/search/keepIndex.ts'
import { typedJson } from './typedJson.ts'

export const publicCopies: CollectionConfig = {
  slug: 'publicCopies',
  labels: { singular: 'Public copy', plural: 'Public copies' },
  admin: { useAsTitle: 'headline', group: 'Desk', hidden: true },
  access: { create: nobody, read: readableByAll, readVersions: nobody, update: nobody, delete: nobody },
  defaultSort: '-publishedAt',
  hooks: { beforeOperation: [commandsOnly], afterChange: [indexCopy, purgeCopy], afterRead: [verifiedRow] },
  indexes: [{ fields: ['state', 'publishedAt'] }],
  fields: [
    {
      name: 'article',
      type: 'text',
      required: true,
      unique: true,
      index: true,
      admin: { description: 'The id of the article.' },
    },
    { name: 'slug', type: 'text', required: true, unique: true, index: true },
    { name: 'formerSlugs', type: 'text', hasMany: true, index: true },
    {
      name: 'state',
      type: 'select',
      required: true,
      options: ['published', 'withdrawn', 'unpublished', 'held'],
      index: true,
    },
    { name: 'headline', type: 'text', required: true },
    { name: 'publishedAt', type: 'date', required: true, index: true },
    {
      name: 'goneAt',
      type: 'date',
      required: true,
      index: true,
      admin: {
        description: 'From when on there is no page any more; the far future where there is no such time.',
      },
    },
    { name: 'edition', type: 'number', required: true },
    {
      name: 'nextAt',
      type: 'date',
      index: true,
      access: { read: () => false },
      admin: { description: 'When the waiting edition of a public article takes the place of this one.' },
    },
    typedJson({ name: 'next', access: { read: () => false } }, 'NextCopy'),
    { name: 'contentUpdatedAt', type: 'date', required: true },
    { name: 'commentsCloseAt', type: 'date' },
    { name: 'commenting', type: 'select', required: true, options: ['open', 'closed', 'closes_after'] },
    { name: 'commodities', type: 'relationship', relationTo: 'commodities', hasMany: true, index: true },
    { name: 'topics', type: 'relationship', relationTo: 'topics', hasMany: true, index: true },
    { name: 'authors', type: 'relationship', relationTo: 'staff', hasMany: true, index: true },
    { name: 'figures', type: 'relationship', relationTo: 'figures', hasMany: true, index: true },
    { name: 'images', type: 'relationship', relationTo: 'media', hasMany: true, index: true },
    {
      name: 'searchText',
      type: 'textarea',
      maxLength: Number.MAX_SAFE_INTEGER,
      access: { read: () => false },
    }, // as long as the text, whose body has a limit of its own
    { name: 'hash', type: 'text', required: true },
    { name: 'documentHash', type: 'text', required: true },
    typedJson({ name: 'document', required: true }, 'PublicArticle'),
  ],
}
