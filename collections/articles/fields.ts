// The form of an article: the story, where it appears, when it goes out, and what only the workflow writes.

import type { Field, Tab } from 'payload'
import { staffField } from '#access/rules.ts'
import { LIVE, STATES, STATE_LABELS } from '#src/workflow/states.ts'
import { systemField } from '../systemField.ts'
import { bodyEditor } from './body.ts'

const story: Tab = {
  label: 'Story',
  fields: [
    { name: 'headline', type: 'text', required: true, maxLength: 160 },
    { name: 'standfirst', type: 'textarea', required: true, maxLength: 400, admin: { description: 'One or two sentences under the headline.' } },
    { name: 'leadImage', type: 'upload', relationTo: 'media' },
    { name: 'body', type: 'richText', required: true, editor: bodyEditor },
    { name: 'disclosure', type: 'textarea', maxLength: 1000, label: "Author's disclosure", admin: { description: 'Positions held, payments received. Shown under the article.' } },
  ],
}

const placement: Tab = {
  label: 'Placement',
  fields: [
    { name: 'byline', type: 'relationship', relationTo: 'staff', hasMany: true, required: true },
    { name: 'commodities', type: 'relationship', relationTo: 'commodities', hasMany: true },
    { name: 'topics', type: 'relationship', relationTo: 'topics', hasMany: true },
    { name: 'slug', type: 'text', unique: true, index: true, maxLength: 100, admin: { description: 'The end of the address. Made from the headline; if you change it after publishing, the old address redirects.' } },
    {
      name: 'seo',
      type: 'group',
      label: 'Search engines',
      fields: [
        { name: 'title', type: 'text', maxLength: 70 },
        { name: 'description', type: 'textarea', maxLength: 170 },
      ],
    },
  ],
}

const release: Tab = {
  label: 'Release',
  fields: [
    { name: 'releaseAt', type: 'date', label: 'Release time', admin: { date: { pickerAppearance: 'dayAndTime', displayFormat: 'd MMM yyyy, HH:mm', timeFormat: 'HH:mm' }, description: 'In your own time zone. Leave empty to go out when published. Part of what is approved: changing it voids the approval.' } },
    {
      name: 'commenting',
      type: 'group',
      fields: [
        {
          type: 'row',
          fields: [
            {
              name: 'mode',
              type: 'select',
              required: true,
              defaultValue: 'open',
              options: [
                { value: 'open', label: 'Open' },
                { value: 'closed', label: 'Closed' },
                { value: 'closes_after', label: 'Closes after some days' },
              ],
            },
            { name: 'days', type: 'number', min: 1, max: 365, admin: { condition: (_, group) => group?.mode === 'closes_after' } },
          ],
        },
      ],
    },
  ],
}

const desk: Tab = {
  label: 'Desk',
  fields: [{ name: 'deskNotes', type: 'textarea', maxLength: 10_000, access: { read: staffField }, admin: { description: 'For colleagues only; never public, and no part of what is approved.' } }],
}

const stateField: Field = systemField({
  name: 'state',
  type: 'select',
  required: true,
  defaultValue: 'draft',
  index: true,
  options: STATES.map((value) => ({ value, label: STATE_LABELS[value].label })),
  admin: {
    position: 'sidebar',
    components: { Field: '/src/admin/article/WorkflowPanel.tsx#WorkflowPanel', Cell: '/src/admin/list/StateCell.tsx#StateCell' },
  },
})

const hidden = { hidden: true } as const

const kept: Field[] = [
  stateField,
  systemField({ name: 'live', type: 'select', required: true, defaultValue: 'none', index: true, options: [...LIVE], admin: { position: 'sidebar', hidden: true } }),
  // The number that a save or a move must have seen. It is sent back by the form, and read before access rules drop it.
  systemField({ name: 'revision', type: 'number', required: true, defaultValue: 0, admin: { position: 'sidebar', hidden: true } }),
  systemField({ name: 'revisedBy', type: 'relationship', relationTo: 'staff', admin: hidden }),
  systemField({ name: 'createdBy', type: 'relationship', relationTo: 'staff', index: true, admin: hidden }),
  systemField({ name: 'textRevision', type: 'number', admin: hidden }),
  systemField({ name: 'owners', type: 'relationship', relationTo: 'staff', hasMany: true, index: true, admin: hidden }),
  systemField({ name: 'writers', type: 'json', admin: hidden }),
  systemField({ name: 'approval', type: 'json', admin: hidden }),
  systemField({ name: 'publishedAt', type: 'date', admin: hidden }),
  systemField({ name: 'formerSlugs', type: 'text', hasMany: true, admin: hidden }),
]

export const articleFields: Field[] = [{ type: 'tabs', tabs: [story, placement, release, desk] }, ...kept.map(deskOnly)]

/** What the workflow keeps is for colleagues: an integration reads the published text and nothing about how it came to be. */
function deskOnly(field: Field): Field {
  return 'name' in field && field.name !== 'publishedAt' ? ({ ...field, access: { ...('access' in field ? field.access : {}), read: staffField } } as Field) : field
}
