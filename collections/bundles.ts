// Articles that go out together or not at all.

import type { CollectionConfig } from 'payload'
import { anyStaff, editors, nobody } from '#access/rules.ts'
import { recordAccounts } from '#src/audit/recording/accounts.ts'
import { openBundlesOnly } from '#src/publishing/bundles/openOnly.ts'
import { wholeMinute } from '#src/publishing/drafts/draftTimes.ts'
import { bundleEndpoints } from './bundleEndpoints.ts'
import { refuseHiddenSigns } from './hiddenSigns.ts'
import { systemField } from './systemField.ts'

const recorded = recordAccounts({
  collection: 'bundles',
  fields: ['name', 'articles', 'releaseAt'],
  secrets: {},
})

export const bundles: CollectionConfig = {
  slug: 'bundles',
  admin: {
    useAsTitle: 'name',
    group: 'Desk',
    hideAPIURL: true,
    defaultColumns: ['name', 'state', 'articles', 'releaseAt'],
  },
  access: { create: editors, read: anyStaff, readVersions: nobody, update: editors, delete: nobody },
  disableDuplicate: true,
  disableBulkEdit: true,
  hooks: {
    beforeChange: [refuseHiddenSigns, openBundlesOnly, ...recorded.beforeChange],
    afterChange: recorded.afterChange,
  },
  endpoints: bundleEndpoints,
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 120 },
    {
      name: 'articles',
      type: 'relationship',
      relationTo: 'articles',
      hasMany: true,
      required: true,
      minRows: 2,
      maxRows: 50,
      admin: { description: 'All of them approved before they are released together.' },
    },
    {
      name: 'releaseAt',
      type: 'date',
      label: 'Release time',
      validate: wholeMinute,
      admin: {
        description:
          'Leave empty to go out when released. No member goes out before its own release time or embargo.',
        components: {
          Field: '/src/admin/article/DeskTime.tsx#DeskTime',
          Cell: '/src/admin/list/DeskTimeCell.tsx#DeskTimeCell',
        },
      },
    },
    systemField({
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'open',
      options: ['open', 'scheduled', 'out', 'held'],
      index: true,
      admin: {
        position: 'sidebar',
        components: {
          Field: '/src/admin/bundles/BundlePanel.tsx#BundlePanel',
          Cell: '/src/admin/list/ChipCell.tsx#ChipCell',
        },
      },
    }),
    systemField({ name: 'goesOutAt', type: 'date', admin: { hidden: true } }),
  ],
}
