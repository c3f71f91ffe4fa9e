// Threads of coverage that cut across commodities: trade policy, stockpiles, financing.

import type { CollectionConfig } from 'payload'
import { admins, editors, everybody, nobody } from '#access/rules.ts'
import { raiseTasks } from '#src/publishing/tasks/raiseTasks.ts'
import { rememberRenaming, writersField } from '#src/publishing/writers.ts'
import { fillSlug } from './slugs.ts'
import { systemField } from './systemField.ts'

export const topics: CollectionConfig = {
  slug: 'topics',
  admin: { useAsTitle: 'name', group: 'Reference' },
  access: { create: editors, read: everybody, readVersions: nobody, update: editors, delete: admins },
  defaultSort: 'name',
  hooks: { beforeValidate: [fillSlug({ from: 'name' })], beforeChange: [rememberRenaming(['name', 'slug'])], afterChange: [raiseTasks('topics', ['name', 'slug'])] },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 80 },
    systemField(writersField),
    { name: 'slug', type: 'text', unique: true, index: true },
    { name: 'description', type: 'textarea', maxLength: 600 },
  ],
}
