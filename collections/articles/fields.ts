// The form of an article: the story, where it appears, when it goes out, and what only the workflow writes.

import type { Field, Tab } from 'payload'
import { staffField } from '#access/rules.ts'
import { CHANGE_KINDS, CHANGE_LABELS } from '#src/articles/changes.ts'
import { CLASS_LABELS, REGULATORY_CLASSES } from '#src/articles/classes.ts'
import { MAX_COMMENTING_DAYS } from '#src/articles/content.ts'
import { inputOf } from '#src/articles/inputs.ts'
import { TABS } from '#src/articles/tabs.ts'
import { wholeMinute } from '#src/publishing/drafts/draftTimes.ts'
import { LIVE, STATES, STATE_LABELS } from '#src/workflow/states.ts'
import { presentOr, whoBegins } from '../people.ts'
import { systemField } from '../systemField.ts'
import { typedJson, typeSchema } from '../typedJson.ts'
import { countedText, wholeLine } from '../wholeLine.ts'
import { bodyEditor } from './body.ts'

const story: Tab = {
  label: TABS.story,
  fields: [
    { name: 'headline', type: 'text', required: true, ...inputOf('headline'), admin: wholeLine },
    {
      name: 'standfirst',
      type: 'textarea',
      required: true,
      ...inputOf('standfirst'),
      admin: { ...countedText, description: 'One or two sentences under the headline.' },
    },
    { name: 'leadImage', type: 'upload', relationTo: 'media', ...inputOf('leadImage') },
    {
      name: 'body',
      type: 'richText',
      required: true,
      editor: bodyEditor,
      ...inputOf('body'),
      admin: { disableListFilter: true },
      typescriptSchema: [typeSchema('RichText')],
    },
    {
      name: 'disclosure',
      type: 'textarea',
      ...inputOf('disclosure'),
      admin: { ...countedText, description: 'Positions held, payments received. Shown under the article.' },
    },
  ],
}

const placement: Tab = {
  label: TABS.placement,
  fields: [
    {
      name: 'byline',
      type: 'relationship',
      relationTo: 'staff',
      hasMany: true,
      required: true,
      defaultValue: whoBegins,
      filterOptions: presentOr('byline'),
      ...inputOf('byline'),
    },
    {
      name: 'commodities',
      type: 'relationship',
      relationTo: 'commodities',
      hasMany: true,
      ...inputOf('commodities'),
    },
    { name: 'topics', type: 'relationship', relationTo: 'topics', hasMany: true, ...inputOf('topics') },
    {
      name: 'regulatoryClass',
      type: 'select',
      access: { read: staffField },
      ...inputOf('regulatoryClass'),
      required: true,
      defaultValue: 'commentary',
      options: REGULATORY_CLASSES.map((value) => ({ value, label: CLASS_LABELS[value] })),
      admin: {
        components: { Cell: '/src/admin/list/ClassCell.tsx#ClassCell' },
        description:
          'What kind of text this is (Regulation (EU) 596/2014, Article 3(1)(34)–(35)). A ' +
          'recommendation needs compliance to approve it too.',
      },
    },
    {
      name: 'slug',
      type: 'text',
      unique: true,
      index: true,
      ...inputOf('slug'),
      admin: {
        ...wholeLine,
        description:
          'The end of the address. While this field is empty the address follows the headline; ' +
          'once something stands here it stays, also when the headline changes. If you change it ' +
          'after publishing, the old address redirects.',
      },
    },
    {
      name: 'seo',
      type: 'group',
      ...inputOf('seo'),
      fields: [
        { name: 'title', type: 'text', ...inputOf('seo.title'), admin: wholeLine },
        { name: 'description', type: 'textarea', ...inputOf('seo.description'), admin: countedText },
      ],
    },
  ],
}

const time = (name: 'releaseAt' | 'embargoUntil' | 'endsAt', description: string): Field => ({
  name,
  type: 'date',
  ...inputOf(name),
  ...(name === 'endsAt' ? {} : { access: { read: staffField } }),
  validate: wholeMinute,
  admin: { description, components: { Field: '/src/admin/article/DeskTime.tsx#DeskTime' } },
})

const release: Tab = {
  label: TABS.release,
  fields: [
    time(
      'releaseAt',
      'Leave empty to go out when published. All times on this tab are part of what is approved.',
    ),
    time(
      'embargoUntil',
      'Nobody outside may see it before, whoever publishes it. Lifting it early takes two ' +
        'people; after publishing it cannot be set.',
    ),
    time('endsAt', 'When the text ceases to hold.'),
    {
      name: 'atEnd',
      type: 'select',
      ...inputOf('atEnd'),
      defaultValue: 'banner',
      options: [
        { value: 'banner', label: 'The page stays and says that it has ended' },
        { value: 'archive', label: 'The page goes, and the article is archived' },
      ],
      admin: { condition: (data) => Boolean(data?.endsAt) },
    },
    {
      name: 'commenting',
      type: 'group',
      ...inputOf('commenting'),
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
            {
              name: 'days',
              type: 'number',
              min: 1,
              max: MAX_COMMENTING_DAYS,
              admin: { condition: (_, group) => group?.mode === 'closes_after' },
            },
          ],
        },
      ],
    },
  ],
}

/** Shown while a newer draft of a public article is prepared: it goes out with a note or not at all. */
const change: Tab = {
  label: TABS.change,
  admin: { condition: (data) => Boolean(data?.live) && data?.live !== 'none' },
  fields: [
    {
      name: 'change',
      type: 'group',
      access: { read: staffField },
      ...inputOf('change'),
      admin: {
        description:
          'A public article changes with a note, never in silence. The note is approved with the text.',
      },
      fields: [
        {
          name: 'kind',
          type: 'select',
          options: CHANGE_KINDS.map((value) => ({
            value,
            label: `${CHANGE_LABELS[value].label}: ${CHANGE_LABELS[value].when}`,
          })),
        },
        { name: 'note', type: 'textarea', ...inputOf('change.note') },
        {
          name: 'was',
          type: 'textarea',
          ...inputOf('change.was'),
          admin: { condition: (_, group) => group?.kind === 'correction' },
        },
        {
          name: 'is',
          type: 'textarea',
          ...inputOf('change.is'),
          admin: { condition: (_, group) => group?.kind === 'correction' },
        },
        {
          name: 'where',
          type: 'text',
          ...inputOf('change.where'),
          admin: {
            ...wholeLine,
            condition: (_, group) => group?.kind === 'correction',
            description: '“The second paragraph”, “the headline”.',
          },
        },
      ],
    },
  ],
}

const desk: Tab = {
  label: TABS.desk,
  fields: [
    {
      name: 'deskNotes',
      type: 'textarea',
      maxLength: 10_000,
      access: { read: staffField },
      admin: { description: 'For colleagues only; never public, and no part of what is approved.' },
    },
  ],
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
    components: {
      Field: '/src/admin/article/WorkflowPanel.tsx#WorkflowPanel',
      Cell: '/src/admin/list/StateCell.tsx#StateCell',
    },
  },
})

/** Beside the text, above the workflow: what is wrong in it, and where. */
const textProblems: Field = {
  name: 'textProblems',
  type: 'ui',
  admin: {
    position: 'sidebar',
    components: { Field: '/src/admin/article/problems/TextProblems.tsx#TextProblems' },
  },
}

const hidden = { hidden: true } as const

const kept: Field[] = [
  stateField,
  systemField({
    name: 'live',
    type: 'select',
    required: true,
    defaultValue: 'none',
    index: true,
    options: [...LIVE],
    admin: { position: 'sidebar', hidden: true },
  }),
  // The number that a save or a move must have seen. It is sent back by the form, and read before access
  // rules drop it.
  systemField({
    name: 'revision',
    type: 'number',
    required: true,
    defaultValue: 0,
    admin: { position: 'sidebar', hidden: true },
  }),
  systemField({ name: 'revisedBy', type: 'relationship', relationTo: 'staff', admin: hidden }),
  systemField({ name: 'createdBy', type: 'relationship', relationTo: 'staff', index: true, admin: hidden }),
  systemField({ name: 'textRevision', type: 'number', admin: hidden }),
  systemField({
    name: 'owners',
    type: 'relationship',
    relationTo: 'staff',
    hasMany: true,
    index: true,
    admin: hidden,
  }),
  // Of each version: who wrote in it, which step made it, and which revision it brought back.
  systemField(typedJson({ name: 'writers', admin: hidden }, 'string[]')),
  systemField({ name: 'step', type: 'text', admin: hidden }),
  systemField({ name: 'restoredFrom', type: 'number', admin: hidden }),
  // Under which version of which workflow this article runs, and what has been given in it so far.
  systemField({
    name: 'definition',
    type: 'text',
    required: true,
    defaultValue: 'market-note@1',
    admin: hidden,
  }),
  systemField(typedJson({ name: 'attestations', admin: hidden }, 'string[]')),
  systemField(typedJson({ name: 'approvals', admin: hidden }, 'Approval[]')),
  // A step that two people take, asked for by the first: withdrawal, or lifting an embargo early.
  systemField(typedJson({ name: 'pending', admin: hidden }, 'Pending')),
  systemField({ name: 'edition', type: 'number', required: true, defaultValue: 0, admin: hidden }),
  systemField({ name: 'bundle', type: 'text', admin: hidden }),
  systemField({ name: 'publishedAt', type: 'date', index: true, admin: hidden }),
  systemField({ name: 'goneAt', type: 'date', admin: hidden }),
  systemField({ name: 'formerSlugs', type: 'text', hasMany: true, admin: hidden }),
]

export const articleFields: Field[] = [
  { type: 'tabs', tabs: [story, placement, release, change, desk] },
  textProblems,
  ...kept.map(deskOnly),
]

/**
 * What the workflow keeps is for colleagues: an integration reads the published text and nothing about how it
 * came to be.
 */
function deskOnly(field: Field): Field {
  return 'name' in field && !['publishedAt', 'goneAt'].includes(field.name as string)
    ? ({ ...field, access: { ...('access' in field ? field.access : {}), read: staffField } } as Field)
    : field
}
