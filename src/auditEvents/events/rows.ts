// The events about rows that a person may change at once: staff, integrations, sections, figures, pictures,
// bundles, the settings.

import { z } from 'zod'
import { changes, changesAmong, nothing, type EventType } from './eventType.ts'

const text = z.string().nullable()

/** What the record keeps of a member of staff. */
export const STAFF_FIELDS = ['name', 'email', 'role', 'departed', 'slug', 'jobTitle', 'bio'] as const

/** A new member of staff. */
export const newStaff = z.strictObject({
  name: text,
  email: text,
  role: text,
  departed: z.boolean().nullable(),
  slug: text,
  jobTitle: text,
  bio: text,
} satisfies Record<(typeof STAFF_FIELDS)[number], z.ZodType>)

/** SHA-256, in hex, of what is in each file, by the file's name. */
export const files = z.record(z.string(), z.string())

/** Of a password or a key (`fingerprintOf`), and of the one that it replaced. */
const secret = { fingerprint: z.string().optional(), replaced: z.string().optional() }

/** A new row of another kind, with the fields that its collection puts on the record. */
const created = z.record(z.string(), z.unknown())

/** `name` as it is now; `renewed`: secrets of which only that they changed is recorded. */
const changed = z.strictObject({ name: text, changes, renewed: z.array(z.string()), ...secret })
const deleted = z.strictObject({ name: text })

export const ROWS = {
  'staff.created': {
    data: newStaff.extend({ fingerprint: z.string().optional() }),
    label: 'made an account of staff',
    readers: 'compliance and admin',
  },
  'staff.changed': {
    data: changed.extend({ changes: changesAmong(STAFF_FIELDS) }),
    label: 'changed an account of staff',
    readers: 'compliance and admin',
  },
  'staff.deleted': {
    data: deleted,
    label: 'deleted an account of staff',
    readers: 'compliance and admin',
  },
  'integration.created': { data: created, label: 'made an integration', readers: 'compliance and admin' },
  'integration.changed': { data: changed, label: 'changed an integration', readers: 'compliance and admin' },
  'integration.deleted': { data: deleted, label: 'deleted an integration', readers: 'compliance and admin' },
  'commodity.created': { data: created, label: 'made a commodity', readers: 'compliance and admin' },
  'commodity.changed': { data: changed, label: 'changed a commodity', readers: 'compliance and admin' },
  'commodity.deleted': { data: deleted, label: 'deleted a commodity', readers: 'compliance and admin' },
  'topic.created': { data: created, label: 'made a topic', readers: 'compliance and admin' },
  'topic.changed': { data: changed, label: 'changed a topic', readers: 'compliance and admin' },
  'topic.deleted': { data: deleted, label: 'deleted a topic', readers: 'compliance and admin' },
  'figure.created': { data: created, label: 'made a figure', readers: 'compliance and admin' },
  'figure.changed': { data: changed, label: 'changed a figure', readers: 'compliance and admin' },
  'figure.deleted': { data: deleted, label: 'deleted a figure', readers: 'compliance and admin' },
  'picture.created': { data: created, label: 'uploaded a picture', readers: 'compliance and admin' },
  'picture.changed': {
    data: changed,
    label: 'changed what stands with a picture',
    readers: 'compliance and admin',
  },
  'picture.files': {
    /** The files that were made anew, as they are now; `replaced`: what was under the same names before. */
    data: z.strictObject({ name: text, files, replaced: files.optional() }),
    label: 'made the files of a picture anew',
    readers: 'compliance and admin',
  },
  'picture.deleted': { data: deleted, label: 'deleted a picture', readers: 'compliance and admin' },
  'bundle.created': { data: created, label: 'made a bundle', readers: 'compliance and admin' },
  'bundle.changed': { data: changed, label: 'changed a bundle', readers: 'compliance and admin' },
  'bundle.deleted': { data: deleted, label: 'deleted a bundle', readers: 'compliance and admin' },
  'settings.changed': {
    data: z.strictObject({ changes }),
    label: 'changed the settings',
    readers: 'compliance and admin',
  },
} as const satisfies Record<string, EventType>

export const LOGINS = {
  'staff.login': {
    /** The password that opened the account, and the one it replaced where the log-in stored it anew. */
    data: z.strictObject(secret),
    former: nothing,
    label: 'signed in',
    readers: 'compliance and admin',
  },
  'staff.login.refused': {
    /** Whose account it was; null where the address belongs to nobody. */
    data: z.strictObject({ name: z.string() }).nullable(),
    label: 'was refused at the log-in',
    readers: 'compliance and admin',
  },
  'staff.link.sent': {
    /** To whom; `invitation`: to somebody whose account is new. */
    data: z.strictObject({ name: z.string(), occasion: z.enum(['reset', 'invitation']) }),
    label: 'sent a link to choose a password',
    readers: 'compliance and admin',
  },
  'staff.password.reset': {
    data: z.strictObject(secret),
    former: nothing,
    label: 'set a new password by mail',
    readers: 'compliance and admin',
  },
} as const satisfies Record<string, EventType>
