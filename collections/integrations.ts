// Other systems that read published things with an API key. They can sign in nowhere and change nothing.

import {
  type CollectionBeforeChangeHook,
  type CollectionBeforeValidateHook,
  type CollectionConfig,
  ValidationError,
} from 'payload'
import { isOff, keyProblem, READ, scopesOf, scopesProblem } from '#access/keys.ts'
import { admins, nobody } from '#access/rules.ts'
import type { Integration } from '#payload-types'
import { recordAccounts } from '#src/audit/recording/accounts.ts'
import { systemField } from './systemField.ts'

const recorded = recordAccounts({
  collection: 'integrations',
  fields: ['name', 'enableAPIKey', 'scopes', 'expiresAt'],
  secrets: { apiKeyIndex: 'API key' },
})

/**
 * A key that can be guessed opens nothing, and one that is off opens nothing either. Keys from before this
 * rule stay.
 */
const refuseOddKey: CollectionBeforeValidateHook = ({ data, originalDoc }) => {
  const message =
    keyProblem(data?.apiKey) ?? (data?.apiKey && isOff({ ...originalDoc, ...data }) ? OFF : null)
  if (message)
    throw new ValidationError({ collection: 'integrations', errors: [{ path: 'apiKey', message }] })
  return data
}
const OFF = 'Switch the integration on (“enableAPIKey”) with its new API key, or send no key.'

/** Payload takes the key away only where it was on before. */
const clearKeyThatIsOff: CollectionBeforeChangeHook = ({ data, originalDoc }) =>
  isOff({ ...originalDoc, ...data }) ? { ...data, apiKey: null, apiKeyIndex: null } : data

export const integrations: CollectionConfig = {
  slug: 'integrations',
  admin: {
    useAsTitle: 'name',
    group: 'Newsroom',
    hidden: ({ user }) => user?.role !== 'admin',
    defaultColumns: ['name', 'scopes', 'expiresAt', 'lastUsedAt'],
  },
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
  hooks: {
    ...recorded,
    beforeValidate: [refuseOddKey],
    beforeChange: [...recorded.beforeChange, clearKeyThatIsOff],
  },
  fields: [
    { name: 'name', type: 'text', required: true },
    {
      name: 'scopes',
      type: 'text',
      hasMany: true,
      defaultValue: [READ],
      validate: (scopes: unknown) => (scopes === undefined ? true : (scopesProblem(scopes) ?? true)),
      hooks: { afterRead: [({ data }) => [...scopesOf((data ?? {}) as Integration)]] },
      admin: { description: 'What the key opens: “read” is everything that is public.' },
    },
    {
      name: 'expiresAt',
      type: 'date',
      admin: { description: 'From then on the key is refused. Leave empty for a key without an end.' },
    },
    systemField({
      name: 'lastUsedAt',
      type: 'date',
      admin: { description: 'To within five minutes.' },
    }),
  ],
}
