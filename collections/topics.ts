// Threads of coverage that cut across commodities: trade policy, stockpiles, financing.

import type { CollectionConfig } from 'payload'
import { admins, editors, nobody, staffField } from '#access/rules.ts'
import { SHOWN_FIELDS } from '#src/articles/shown.ts'
import { recordAccounts } from '#src/audit/recording/accounts.ts'
import { SECTIONS } from '#src/caching/tags.ts'
import { purgeOn } from '#src/invalidation/index.ts'
import { staffOrPublicSections } from '#src/public/sectionIds.ts'
import { rememberNaming } from '#src/publishing/drafts/writers.ts'
import { keepWhatWasSaved, refuseWhileCited } from '#src/publishing/editions/citations.ts'
import { keepFormerPage } from '#src/publishing/editions/formerPages.ts'
import { raiseTasks } from '#src/publishing/tasks/raiseTasks.ts'
import { refuseHiddenSigns } from './hiddenSigns.ts'
import { fillSlug } from './slugs.ts'
import { systemField } from './systemField.ts'
import { typedJson } from './typedJson.ts'
import { wholeLine } from './wholeLine.ts'

const recorded = recordAccounts({
  collection: 'topics',
  fields: ['name', 'slug', 'description'],
  secrets: {},
})
const purged = purgeOn(SECTIONS)

export const topics: CollectionConfig = {
  slug: 'topics',
  disableDuplicate: true, // an address is of one section
  admin: { useAsTitle: 'name', group: 'Reference' },
  access: {
    create: editors,
    read: staffOrPublicSections('topics'),
    readVersions: nobody,
    update: editors,
    delete: admins,
  },
  defaultSort: 'name',
  hooks: {
    beforeValidate: [fillSlug({ collection: 'topics' })],
    beforeChange: [refuseHiddenSigns, rememberNaming(SHOWN_FIELDS.topics), ...recorded.beforeChange],
    afterChange: [raiseTasks('topics'), ...recorded.afterChange, purged.afterChange],
    beforeDelete: [
      refuseWhileCited('topics'),
      keepWhatWasSaved('topics'),
      keepFormerPage('topics'),
      ...recorded.beforeDelete,
    ],
    afterDelete: [...recorded.afterDelete, purged.afterDelete],
  },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 80, admin: wholeLine },
    systemField(
      typedJson({ name: 'writers', access: { read: staffField }, admin: { hidden: true } }, 'Naming[]'),
    ),
    { name: 'slug', type: 'text', unique: true, index: true },
    { name: 'description', type: 'textarea', maxLength: 600 },
  ],
}
