// The people of the newsroom: they sign in to the admin panel, and their bylines link to author pages.

import type { CollectionConfig } from 'payload'
import { email as validEmail } from 'payload/shared'
import { MAX_STAFF_NAME_LENGTH } from '#access/accounts.ts'
import { normalEmail } from '#access/email.ts'
import { adminField, admins, adminsOrSelf, anyStaff, nobody, nobodyField } from '#access/rules.ts'
import { recordAccounts } from '#src/audit/recording/accounts.ts'
import { keepAccount, recordLogin } from '#src/audit/recording/staffLogin.ts'
import { STAFF } from '#src/caching/tags.ts'
import { purgeOn } from '#src/invalidation/index.ts'
import { keepPasswordRule } from '#src/passwords/keepRule.ts'
import { raiseTasks } from '#src/publishing/tasks/raiseTasks.ts'
import { refuseNameJustTaken, refuseTakenName } from '#src/staff/names.ts'
import { inviteNew, ownPasswordOnly } from '#src/staff/passwordHooks.ts'
import { endAtDeparture, keepAnAdmin, refuseDeparted } from '#src/staff/standing.ts'
import { tellPerson } from '#src/staff/tellOfChange.ts'
import { STAFF_ROLES } from '#src/workflow/transitions.ts'
import { refuseHiddenSigns } from './hiddenSigns.ts'
import { knownPlaces } from './knownPlaces.ts'
import { fillSlug } from './slugs.ts'
import { staffEndpoints } from './staffEndpoints.ts'
import { wholeLine } from './wholeLine.ts'

const recorded = recordAccounts({
  collection: 'staff',
  fields: ['name', 'email', 'role', 'departed', 'slug', 'jobTitle', 'bio'],
  secrets: { hash: 'password' },
})
const purged = purgeOn(STAFF)

/** The collection, with cookies for a site of https or of this machine alone. */
export const staffWith = ({ isSecure }: { isSecure: boolean }): CollectionConfig => ({
  slug: 'staff',
  labels: { singular: 'Staff member', plural: 'Staff' },
  admin: {
    useAsTitle: 'name',
    group: 'Newsroom',
    defaultColumns: ['name', 'role', 'jobTitle', 'email'],
    components: { edit: { SaveButton: '/src/admin/staff/SaveAccount.tsx#SaveAccount' } },
  },
  auth: {
    // Guessing is slowed at the gateway, per address and per account, so that nobody can lock a colleague
    // out.
    maxLoginAttempts: 0,
    tokenExpiration: 12 * 60 * 60,
    cookies: { sameSite: 'Lax', secure: isSecure },
  },
  // Signing in over GraphQL would pass the throttle by; accounts are kept over REST.
  graphQL: { disableMutations: true },
  access: {
    admin: ({ req }) => Boolean(anyStaff({ req })),
    create: admins,
    read: anyStaff,
    readVersions: nobody,
    update: adminsOrSelf,
    delete: nobody,
    unlock: admins,
  },
  endpoints: staffEndpoints,
  hooks: {
    beforeOperation: [keepAccount, ownPasswordOnly, keepPasswordRule('staff')],
    beforeValidate: [fillSlug({ collection: 'staff' })],
    beforeChange: [refuseHiddenSigns, ...recorded.beforeChange, refuseTakenName],
    afterChange: [
      ...recorded.afterChange,
      refuseNameJustTaken,
      keepAnAdmin,
      endAtDeparture,
      inviteNew,
      tellPerson,
      raiseTasks('staff'),
      purged.afterChange,
    ],
    beforeDelete: recorded.beforeDelete,
    afterDelete: [...recorded.afterDelete, purged.afterDelete],
    beforeLogin: [refuseDeparted],
    afterLogin: [recordLogin],
  },
  fields: [
    {
      name: 'name',
      type: 'text',
      required: true,
      maxLength: MAX_STAFF_NAME_LENGTH,
      access: { update: adminField },
      admin: wholeLine,
    },
    {
      name: 'email',
      type: 'email',
      required: true,
      unique: true,
      access: { update: adminField },
      // A form is checked before any hook has changed what was typed.
      validate: (value, options) =>
        validEmail(typeof value === 'string' ? normalEmail(value) : value, options),
      hooks: {
        beforeValidate: [({ value }) => (typeof value === 'string' ? normalEmail(value) : value)],
      },
    },
    {
      name: 'password',
      type: 'text',
      hidden: true,
      // A person's own is set by src/staff, which asks for the present one.
      access: { create: adminField, update: nobodyField, read: nobodyField },
    },
    {
      name: 'passwordPart',
      type: 'ui',
      admin: {
        disableListColumn: true,
        components: { Field: '/src/admin/staff/PasswordPart.tsx#PasswordPart' },
      },
    },
    {
      name: 'role',
      type: 'select',
      required: true,
      defaultValue: 'author',
      saveToJWT: true,
      options: STAFF_ROLES.map((value) => ({ value, label: value[0]!.toUpperCase() + value.slice(1) })),
      access: { create: adminField, update: adminField },
    },
    {
      name: 'slug',
      type: 'text',
      unique: true,
      index: true,
      admin: { description: 'The address of the author page; made from the name.' },
      access: { update: adminField },
    },
    { name: 'jobTitle', type: 'text', maxLength: 120, access: { update: adminField }, admin: wholeLine },
    {
      name: 'bio',
      type: 'textarea',
      maxLength: 1000,
      access: { update: adminField },
      admin: { description: 'Shown on the author page. An admin writes it, since the public reads it.' },
    },
    {
      name: 'departed',
      type: 'checkbox',
      defaultValue: false,
      access: { create: adminField, update: adminField },
      admin: { description: 'Can no longer sign in; bylines stay.' },
    },
    knownPlaces,
  ],
})
