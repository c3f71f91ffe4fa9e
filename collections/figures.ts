// A figure: a number with its unit, currency, as-of instant and source, to be cited in articles.

import { ValidationError, type CollectionBeforeChangeHook, type CollectionConfig } from 'payload'
import { admins, anyStaff, nobody, writers } from '#access/rules.ts'
import { CURRENCIES } from '#src/figures/currencies.ts'
import { KINDS } from '#src/figures/kinds.ts'
import { storedUnit, unitOf } from '#src/figures/storedUnit.ts'
import { UNITS } from '#src/figures/units.ts'
import { validateFigure } from '#src/figures/validate.ts'
import { rememberWriter, writersField } from '#src/publishing/drafts/writers.ts'
import { refuseWhileCited } from '#src/publishing/editions/citations.ts'
import { raiseTasks } from '#src/publishing/tasks/raiseTasks.ts'
import { recordAccounts } from '#src/record/accounts.ts'
import { systemField } from './systemField.ts'

/** What an article shows of a figure. */
const PUBLIC_FIELDS = [
  'label',
  'value',
  'low',
  'high',
  'unit',
  'currency',
  'kind',
  'asOf',
  'zone',
  'sourceTitle',
  'sourceUrl',
  'sourceAccessed',
  'commodity',
]

const recorded = recordAccounts({ collection: 'figures', fields: PUBLIC_FIELDS, secrets: {} })

const checkFigure: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const figure = { ...originalDoc, ...data }
  const verdict = validateFigure({ ...figure, unit: unitOf(figure.unit) }, new Date())
  if (!verdict.ok) throw new ValidationError({ collection: 'figures', errors: verdict.problems })
  return data
}

export const figures: CollectionConfig = {
  slug: 'figures',
  admin: {
    useAsTitle: 'label',
    group: 'Desk',
    defaultColumns: ['label', 'value', 'unit', 'asOf', 'sourceTitle'],
  },
  access: { create: writers, read: anyStaff, readVersions: nobody, update: writers, delete: admins },
  hooks: {
    beforeChange: [checkFigure, rememberWriter(PUBLIC_FIELDS), ...recorded.beforeChange],
    afterChange: [raiseTasks('figures', PUBLIC_FIELDS), ...recorded.afterChange],
    beforeDelete: [refuseWhileCited('figures'), ...recorded.beforeDelete],
    afterDelete: recorded.afterDelete,
  },
  fields: [
    {
      name: 'label',
      type: 'text',
      required: true,
      maxLength: 160,
      admin: { description: 'What is measured: “NdPr oxide floor price, MP Materials”.' },
    },
    {
      type: 'row',
      fields: [
        {
          name: 'value',
          type: 'text',
          admin: { description: 'A decimal such as 110 or 62.50; leave empty for a range.' },
        },
        { name: 'low', type: 'text' },
        { name: 'high', type: 'text' },
      ],
    },
    {
      type: 'row',
      fields: [
        {
          name: 'unit',
          type: 'select',
          required: true,
          defaultValue: 'kg',
          options: UNITS.map((unit) => ({ value: storedUnit(unit), label: unit })),
        },
        {
          name: 'currency',
          type: 'select',
          options: options(CURRENCIES),
          admin: { description: 'Leave empty for a number that is no price.' },
        },
        { name: 'kind', type: 'select', required: true, defaultValue: 'spot', options: options(KINDS) },
      ],
    },
    {
      type: 'row',
      fields: [
        {
          name: 'asOf',
          type: 'date',
          required: true,
          admin: {
            date: { pickerAppearance: 'dayAndTime', displayFormat: 'd MMM yyyy, HH:mm', timeFormat: 'HH:mm' },
            description: 'The instant at which the figure held.',
          },
        },
        {
          name: 'zone',
          type: 'text',
          required: true,
          defaultValue: 'UTC',
          admin: {
            description: 'Time zone in which readers see that instant: Asia/Tokyo, Europe/London, UTC.',
          },
        },
      ],
    },
    { name: 'sourceTitle', type: 'text', required: true, maxLength: 300, label: 'Source' },
    {
      type: 'row',
      fields: [
        { name: 'sourceUrl', type: 'text', label: 'Source URL' },
        { name: 'sourceAccessed', type: 'date', label: 'Source accessed' },
      ],
    },
    { name: 'commodity', type: 'relationship', relationTo: 'commodities' },
    systemField(writersField),
  ],
}

function options(values: readonly string[]): { value: string; label: string }[] {
  return values.map((value) => ({ value, label: value }))
}
