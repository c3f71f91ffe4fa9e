// Images with what must stand beside them. A file is never replaced: a new picture is a new upload.

import path from 'node:path'
import type { CollectionConfig } from 'payload'
import { admins, nobody, staffField, staffOrPublicMedia, writers } from '#access/rules.ts'
import { SHOWN_FIELDS } from '#src/articles/shown.ts'
import { environment } from '#src/environment/index.ts'
import { takeImage } from '#src/publishing/drafts/images.ts'
import { rememberWriter } from '#src/publishing/drafts/writers.ts'
import { keepWhatReadersSaw, refuseWhileCited } from '#src/publishing/editions/citations.ts'
import { raiseTasks } from '#src/publishing/tasks/raiseTasks.ts'
import { recordAccounts } from '#src/record/accounts.ts'
import { refuseHiddenSigns } from './hiddenSigns.ts'
import { systemField } from './systemField.ts'
import { typedJson } from './typedJson.ts'

/** What an article shows of a picture beside its file, which is never replaced. */
const SHOWN = SHOWN_FIELDS.media

const recorded = recordAccounts({
  collection: 'media',
  fields: ['filename', ...SHOWN],
  secrets: {},
})

const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/avif']

export const media: CollectionConfig = {
  slug: 'media',
  admin: { useAsTitle: 'alt', group: 'Desk', defaultColumns: ['filename', 'alt', 'credit'] },
  access: {
    create: writers,
    read: staffOrPublicMedia,
    readVersions: nobody,
    update: writers,
    delete: admins,
  },
  hooks: {
    beforeOperation: [takeImage],
    beforeChange: [refuseHiddenSigns, rememberWriter(SHOWN), ...recorded.beforeChange],
    afterChange: [raiseTasks('media'), ...recorded.afterChange],
    beforeDelete: [refuseWhileCited('media'), keepWhatReadersSaw, ...recorded.beforeDelete],
    afterDelete: recorded.afterDelete,
  },
  upload: {
    staticDir: path.join(environment().dataDir, 'media'),
    mimeTypes: IMAGE_TYPES,
    pasteURL: false,
    focalPoint: false,
    crop: false,
    adminThumbnail: 'thumb',
    imageSizes: [
      { name: 'thumb', width: 320, formatOptions: { format: 'webp', options: { quality: 78 } } },
      { name: 'card', width: 640, formatOptions: { format: 'webp', options: { quality: 78 } } },
      { name: 'wide', width: 1280, formatOptions: { format: 'webp', options: { quality: 78 } } },
      {
        name: 'full',
        width: 1920,
        withoutEnlargement: true,
        formatOptions: { format: 'webp', options: { quality: 78 } },
      },
      {
        name: 'og',
        width: 1200,
        height: 630,
        position: 'centre',
        formatOptions: { format: 'jpeg', options: { quality: 80 } },
      },
    ],
    modifyResponseHeaders: ({ headers }) => {
      headers.set('x-content-type-options', 'nosniff')
      headers.set('content-security-policy', "default-src 'none'; sandbox")
      headers.set('cache-control', 'private, max-age=3600')
      return headers
    },
  },
  fields: [
    {
      name: 'alt',
      type: 'text',
      required: true,
      maxLength: 300,
      label: 'Alternative text',
      admin: { description: 'What the picture shows, for those who cannot see it.' },
    },
    { name: 'credit', type: 'text', required: true, maxLength: 200 },
    {
      name: 'rights',
      type: 'text',
      required: true,
      maxLength: 300,
      admin: { description: 'The licence or permission under which we show it.' },
    },
    systemField(
      typedJson({ name: 'writers', access: { read: staffField }, admin: { hidden: true } }, 'string[]'),
    ),
    systemField({
      name: 'isPublic',
      type: 'checkbox',
      defaultValue: false,
      index: true,
      admin: { hidden: true },
    }),
  ],
}
