// Images with what must stand beside them. A file is never replaced: a new picture is a new upload.

import path from 'node:path'
import type { CollectionConfig } from 'payload'
import { admins, nobody, staffField, staffOrPublicMedia, writers } from '#access/rules.ts'
import { SHOWN_FIELDS } from '#src/articles/shown.ts'
import { recordAccounts } from '#src/audit/recording/accounts.ts'
import { environment } from '#src/environment/index.ts'
import { PICTURE_TYPES } from '#src/pictures/examine.ts'
import { PICTURE_SIZES } from '#src/pictures/sizes.ts'
import { describeFiles, removeOriginal, takePicture, writeFiles } from '#src/pictures/takePicture.ts'
import { rememberWriter } from '#src/publishing/drafts/writers.ts'
import { keepWhatReadersSaw, keepWhatWasSaved, refuseWhileCited } from '#src/publishing/editions/citations.ts'
import { raiseTasks } from '#src/publishing/tasks/raiseTasks.ts'
import { refuseHiddenSigns } from './hiddenSigns.ts'
import { mediaEndpoints } from './mediaEndpoints.ts'
import { systemField } from './systemField.ts'
import { typedJson } from './typedJson.ts'
import { wholeLine } from './wholeLine.ts'

/** What an article shows of a picture beside its file, which is never replaced. */
const SHOWN = SHOWN_FIELDS.media

const recorded = recordAccounts({
  collection: 'media',
  fields: ['filename', ...SHOWN],
  secrets: {},
})

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
    beforeOperation: [takePicture],
    beforeChange: [refuseHiddenSigns, describeFiles, rememberWriter(SHOWN), ...recorded.beforeChange],
    afterChange: [writeFiles, raiseTasks('media'), ...recorded.afterChange],
    beforeDelete: [
      refuseWhileCited('media'),
      keepWhatReadersSaw,
      keepWhatWasSaved('media'),
      ...recorded.beforeDelete,
    ],
    afterDelete: [...recorded.afterDelete, removeOriginal],
  },
  endpoints: mediaEndpoints,
  disableDuplicate: true, // a picture is taken from a file
  upload: {
    staticDir: path.join(environment().dataDir, 'media'),
    disableLocalStorage: true, // the files are written by the hooks
    mimeTypes: PICTURE_TYPES,
    pasteURL: false,
    focalPoint: false,
    crop: false,
    adminThumbnail: 'thumb',
    imageSizes: [...PICTURE_SIZES],
  },
  fields: [
    // The words are the desk’s: readers get those that were approved with an article, from its public copy.
    {
      name: 'alt',
      type: 'text',
      required: true,
      maxLength: 300,
      label: 'Alternative text',
      access: { read: staffField },
      admin: { ...wholeLine, description: 'What the picture shows, for those who cannot see it.' },
    },
    {
      name: 'credit',
      type: 'text',
      required: true,
      maxLength: 200,
      access: { read: staffField },
      admin: wholeLine,
    },
    {
      name: 'rights',
      type: 'text',
      required: true,
      maxLength: 300,
      access: { read: staffField },
      admin: { ...wholeLine, description: 'The licence or permission under which we show it.' },
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
    // SHA-256 of the copy that readers get; without one there is no such copy, and the file is the desk's
    // alone.
    systemField({ name: 'fileDigest', type: 'text', admin: { hidden: true } }),
    // Where they differ from the sides that editions and approvals have stored.
    systemField({ name: 'shownWidth', type: 'number', admin: { hidden: true } }),
    systemField({ name: 'shownHeight', type: 'number', admin: { hidden: true } }),
  ],
}
