// The public who comment. They never use Payload's own log-in: src/readers signs them up and in.

import type { CollectionConfig } from 'payload'
import { READER_NAME_LENGTH } from '#access/accounts.ts'
import { isOneOf, MODERATES } from '#access/roles.ts'
import { admins, moderators, moderatorsOrSelf, nobody, moderatorField } from '#access/rules.ts'
import { refuseWhileCommented } from '#src/comments/keepAuthors.ts'
import { purgeBanned } from '#src/comments/purgeReader.ts'
import { keepReader, recordBan, recordReaderDeleted } from '#src/record/readers.ts'
import { refuseHiddenSigns } from './hiddenSigns.ts'
import { systemField } from './systemField.ts'

export const readers: CollectionConfig = {
  slug: 'readers',
  admin: {
    useAsTitle: 'displayName',
    group: 'Readers',
    defaultColumns: ['displayName', 'verifiedAt', 'approvedComments', 'bannedAt'],
    hidden: ({ user }) => !isOneOf(user?.role, MODERATES),
  },
  hooks: {
    beforeDelete: [refuseWhileCommented],
    beforeChange: [refuseHiddenSigns, keepReader],
    afterChange: [recordBan, purgeBanned],
    afterDelete: [recordReaderDeleted],
  },
  // Its types are there for those that refer to it, its operations are not; its auth endpoints are sealed by the wall.
  graphQL: { disableMutations: true, disableQueries: true },
  auth: {
    maxLoginAttempts: 0,
    tokenExpiration: 30 * 24 * 60 * 60,
    verify: false,
  },
  access: {
    admin: () => false,
    create: nobody,
    read: moderatorsOrSelf,
    readVersions: nobody,
    update: moderators,
    delete: admins,
    unlock: nobody,
  },
  fields: [
    { name: 'displayName', type: 'text', required: true, maxLength: READER_NAME_LENGTH.max },
    {
      name: 'email',
      type: 'email',
      required: true,
      unique: true,
      access: { update: () => false, read: moderatorField },
    },
    {
      name: 'password',
      type: 'text',
      hidden: true,
      access: { create: () => false, update: () => false, read: () => false },
    },
    systemField({ name: 'verifiedAt', type: 'date' }),
    systemField({ name: 'approvedComments', type: 'number', defaultValue: 0 }),
    {
      name: 'bannedAt',
      type: 'date',
      admin: { description: 'A banned reader can read and sign in, but not comment.' },
    },
  ],
}
