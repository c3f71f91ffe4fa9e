// The people of the newsroom: they sign in to the admin panel, and their bylines link to author pages.

import { AuthenticationError, type CollectionBeforeLoginHook, type CollectionConfig } from 'payload'
import { MAX_STAFF_NAME_LENGTH } from '#access/accounts.ts'
import { passwordLengthProblem } from '#access/passwords.ts'
import {
  adminField,
  adminOrSelfField,
  admins,
  adminsOrSelf,
  anyStaff,
  nobody,
  nobodyField,
} from '#access/rules.ts'
import { STAFF } from '#src/freshness/tags.ts'
import { raiseTasks } from '#src/publishing/tasks/raiseTasks.ts'
import { purgeOn } from '#src/purging/index.ts'
import { recordAccounts } from '#src/record/accounts.ts'
import { keepAccount, noteReset, recordLogin } from '#src/record/staffLogin.ts'
import { STAFF_ROLES } from '#src/workflow/transitions.ts'
import { fillSlug } from './slugs.ts'

const recorded = recordAccounts({
  collection: 'staff',
  fields: ['name', 'email', 'role', 'departed', 'slug', 'jobTitle', 'bio'],
  secrets: { hash: 'password' },
})
const purged = purgeOn(STAFF)

/** Told the same as somebody with a wrong password. */
const refuseDeparted: CollectionBeforeLoginHook = ({ user, req }) => {
  if (user.departed) throw new AuthenticationError(req.t)
}

export const staff: CollectionConfig = {
  slug: 'staff',
  labels: { singular: 'Staff member', plural: 'Staff' },
  admin: { useAsTitle: 'name', group: 'House', defaultColumns: ['name', 'role', 'jobTitle', 'email'] },
  auth: {
    // Guessing is slowed at the wall, per address and per account, so that nobody can lock a colleague out.
    maxLoginAttempts: 0,
    tokenExpiration: 12 * 60 * 60,
    cookies: { sameSite: 'Lax' },
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
  hooks: {
    beforeOperation: [noteReset, keepAccount],
    beforeValidate: [fillSlug({ from: 'name' })],
    beforeChange: recorded.beforeChange,
    afterChange: [...recorded.afterChange, raiseTasks('staff'), purged.afterChange],
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
    },
    { name: 'email', type: 'email', required: true, unique: true, access: { update: adminField } },
    {
      name: 'password',
      type: 'text',
      hidden: true,
      access: { create: adminField, update: adminOrSelfField, read: nobodyField },
      validate: passwordIsLong,
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
    { name: 'jobTitle', type: 'text', maxLength: 120, access: { update: adminField } },
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
  ],
}

function passwordIsLong(value: unknown): true | string {
  if (value === undefined || value === null || value === '') return true
  return passwordLengthProblem('staff', typeof value === 'string' ? value : '') ?? true
}
