// The public who comment. They never use Payload's own log-in: src/readers signs them up and in.

import type { CollectionConfig } from 'payload'
import { READER_NAME_LENGTH } from '#access/accounts.ts'
import { isOneOf, MODERATES } from '#access/roleGroups.ts'
import { admins, moderators, moderatorsOrSelf, nobody, moderatorField, nobodyField } from '#access/rules.ts'
import { keepReader, recordBan, recordReaderDeleted } from '#src/audit/recording/readers.ts'
import { leaveNameless } from '#src/comments/commands/leaveNameless.ts'
import { purgeBanned } from '#src/comments/storage/purgeConversation.ts'
import { keepPasswordRule } from '#src/passwords/keepRule.ts'
import { forgetReader } from '#src/readers/forgetReader.ts'
import { ownPasswordOnly } from '#src/readers/ownPassword.ts'
import { refuseHiddenSigns } from './hiddenSigns.ts'
import { knownPlaces } from './knownPlaces.ts'
import { readerEndpoints } from './readerEndpoints.ts'
import { systemField } from './systemField.ts'
import { typedJson } from './typedJson.ts'

export const readers: CollectionConfig = {
  slug: 'readers',
  admin: {
    useAsTitle: 'displayName',
    group: 'Readers',
    description:
      'Deleting a reader erases the account: name, address, password, sessions and mail. Their ' +
      'comments stay, by “A former reader”; remove them one by one where they must go too.',
    defaultColumns: ['displayName', 'verifiedAt', 'approvedComments', 'bannedAt'],
    hidden: ({ user }) => !isOneOf(user?.role, MODERATES),
  },
  hooks: {
    beforeOperation: [ownPasswordOnly, keepPasswordRule('readers')],
    beforeDelete: [leaveNameless],
    beforeChange: [refuseHiddenSigns, keepReader],
    afterChange: [recordBan, purgeBanned],
    afterDelete: [forgetReader, recordReaderDeleted],
  },
  endpoints: readerEndpoints,
  // Its types are there for those that refer to it, its operations are not; its auth endpoints are sealed by
  // the gateway.
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
    // A name is changed by its reader, who asks for another, and a moderator, who lets it pass.
    systemField({ name: 'displayName', type: 'text', required: true, maxLength: READER_NAME_LENGTH.max }),
    systemField({
      name: 'askedName',
      type: 'text',
      maxLength: READER_NAME_LENGTH.max,
      index: true,
      access: { read: moderatorField },
    }),
    systemField({ name: 'nameAskedAt', type: 'date', access: { read: moderatorField } }),
    {
      ...systemField(typedJson({ name: 'formerNames', admin: { hidden: true } }, 'FormerName[]')),
      access: { read: moderatorField, create: nobodyField, update: nobodyField },
    },
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
    knownPlaces,
  ],
}
