// What the desk covers, as a tree: rare earths, and under them NdPr.

import type { CollectionConfig } from 'payload'
import { admins, editors, nobody, staffField } from '#access/rules.ts'
import { SHOWN_FIELDS } from '#src/articles/shown.ts'
import { recordAccounts } from '#src/audit/recording/accounts.ts'
import { SECTIONS } from '#src/caching/tags.ts'
import { purgeOn } from '#src/invalidation/index.ts'
import { staffOrPublicSections } from '#src/public/sectionIds.ts'
import { rememberNaming } from '#src/publishing/drafts/writers.ts'
import { keepWhatWasSaved, refuseWhileCited, refuseWhileNamed } from '#src/publishing/editions/citations.ts'
import { keepFormerPage } from '#src/publishing/editions/formerPages.ts'
import { raiseTasks } from '#src/publishing/tasks/raiseTasks.ts'
import { refuseHiddenSigns } from './hiddenSigns.ts'
import { fillSlug } from './slugs.ts'
import { systemField } from './systemField.ts'
import { refuseLoop } from './tree.ts'
import { typedJson } from './typedJson.ts'
import { wholeLine } from './wholeLine.ts'

const recorded = recordAccounts({
  collection: 'commodities',
  fields: ['name', 'slug', 'symbol', 'parent', 'description'],
  secrets: {},
})
const purged = purgeOn(SECTIONS)

export const commodities: CollectionConfig = {
  slug: 'commodities',
  disableDuplicate: true, // an address is of one section
  admin: { useAsTitle: 'name', group: 'Reference', defaultColumns: ['name', 'parent', 'symbol'] },
  access: {
    create: editors,
    read: staffOrPublicSections('commodities'),
    readVersions: nobody,
    update: editors,
    delete: admins,
  },
  defaultSort: 'name',
  hooks: {
    beforeValidate: [fillSlug({ collection: 'commodities' })],
    beforeChange: [
      refuseHiddenSigns,
      refuseLoop,
      rememberNaming(SHOWN_FIELDS.commodities),
      ...recorded.beforeChange,
    ],
    afterChange: [raiseTasks('commodities'), ...recorded.afterChange, purged.afterChange],
    beforeDelete: [
      refuseWhileCited('commodities'),
      refuseWhileNamed,
      keepWhatWasSaved('commodities'),
      keepFormerPage('commodities'),
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
    {
      name: 'symbol',
      type: 'text',
      maxLength: 20,
      admin: { description: 'As the trade writes it: NdPr, Cu, Brent.' },
    },
    { name: 'parent', type: 'relationship', relationTo: 'commodities', index: true },
    { name: 'description', type: 'textarea', maxLength: 600 },
  ],
}
