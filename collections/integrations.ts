// Other systems that read published things with an API key. They can sign in nowhere and change nothing.

import type { CollectionConfig } from 'payload'
import { admins, nobody } from '#access/rules.ts'
import { recordAccounts } from '#src/record/accounts.ts'

export const integrations: CollectionConfig = {
  slug: 'integrations',
  admin: { useAsTitle: 'name', group: 'House', hidden: ({ user }) => user?.role !== 'admin' },
  auth: { useAPIKey: true, disableLocalStrategy: true },
  access: {
    admin: () => false,
    create: admins,
    read: admins,
    readVersions: nobody,
    update: admins,
    delete: admins,
    unlock: nobody,
  },
  hooks: recordAccounts({
    collection: 'integrations',
    fields: ['name', 'enableAPIKey'],
    secrets: { apiKeyIndex: 'API key' },
  }),
  fields: [{ name: 'name', type: 'text', required: true }],
}
