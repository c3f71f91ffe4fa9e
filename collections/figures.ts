// A figure: a number with its unit, currency, as-of instant and source, to be cited in articles.

import {
  type CollectionBeforeChangeHook,
  type CollectionBeforeValidateHook,
  type CollectionConfig,
  ValidationError,
} from 'payload'
import { admins, anyStaff, nobody, staffField, writers } from '#access/rules.ts'
import { SHOWN_FIELDS } from '#src/articles/shown.ts'
import { recordAccounts } from '#src/audit/recording/accounts.ts'
import { CURRENCIES } from '#src/figures/currencies.ts'
import { KIND_OPTIONS } from '#src/figures/kinds.ts'
import { pastedDecimal } from '#src/figures/pasted.ts'
import { unitOf } from '#src/figures/storedUnit.ts'
import { UNIT_OPTIONS } from '#src/figures/storedUnit.ts'
import { MAX_LABEL_LENGTH, MAX_SOURCE_TITLE_LENGTH, validateFigure } from '#src/figures/validate.ts'
import { rememberWriter } from '#src/publishing/drafts/writers.ts'
import { refuseWhileCited } from '#src/publishing/editions/citations.ts'
import { raiseTasks } from '#src/publishing/tasks/raiseTasks.ts'
import { refuseHiddenSigns } from './hiddenSigns.ts'
import { systemField } from './systemField.ts'
import { typedJson } from './typedJson.ts'
import { wholeLine } from './wholeLine.ts'

const SHOWN = SHOWN_FIELDS.figures

const recorded = recordAccounts({ collection: 'figures', fields: SHOWN, secrets: {} })

const checkFigure: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const figure = { ...originalDoc, ...data }
  const verdict = validateFigure({ ...figure, unit: unitOf(figure.unit) }, new Date())
  if (!verdict.ok) throw new ValidationError({ collection: 'figures', errors: verdict.problems })
  return data
}

/**
 * What was pasted is stored as the desk writes it: the number without its print, an address and a zone
 * without spaces around them.
 */
const takePasted: CollectionBeforeValidateHook = ({ data }) => {
  if (!data) return data
  const change = (fields: readonly string[], by: (text: string) => string) =>
    fields.flatMap((field) => (typeof data[field] === 'string' ? [[field, by(data[field])]] : []))
  return {
    ...data,
    ...Object.fromEntries([
      ...change(['value', 'low', 'high'], pastedDecimal),
      ...change(['sourceUrl', 'zone'], (text) => text.trim()),
    ]),
  }
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
    beforeValidate: [takePasted],
    beforeChange: [refuseHiddenSigns, checkFigure, rememberWriter(SHOWN), ...recorded.beforeChange],
    afterChange: [raiseTasks('figures'), ...recorded.afterChange],
    beforeDelete: [refuseWhileCited('figures'), ...recorded.beforeDelete],
    afterDelete: recorded.afterDelete,
  },
  fields: [
    {
      name: 'label',
      type: 'text',
      required: true,
      maxLength: MAX_LABEL_LENGTH,
      admin: { ...wholeLine, description: 'What is measured: “NdPr oxide floor price, MP Materials”.' },
    },
    {
      type: 'row',
      fields: [
        {
          name: 'value',
          type: 'text',
          admin: {
            description: 'A decimal such as 110 or 62.50; leave empty for a range.',
            components: { Cell: '/src/admin/figures/ValueCell.tsx#ValueCell' },
          },
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
          options: UNIT_OPTIONS,
        },
        {
          name: 'currency',
          type: 'select',
          options: [...CURRENCIES],
          admin: { description: 'Leave empty for a number that is no price.' },
        },
        { name: 'kind', type: 'select', required: true, defaultValue: 'spot', options: KIND_OPTIONS },
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
            components: {
              Field: '/src/admin/figures/AsOf.tsx#AsOf',
              Cell: '/src/admin/figures/AsOfCell.tsx#AsOfCell',
            },
            description: 'When the figure held, in the zone beside it.',
          },
        },
        {
          name: 'zone',
          type: 'text',
          required: true,
          defaultValue: 'UTC',
          admin: {
            description:
              'The zone in which the time is typed here, and in which readers see it: Asia/Tokyo, ' +
              'Europe/London, UTC.',
          },
        },
      ],
    },
    {
      name: 'sourceTitle',
      type: 'text',
      required: true,
      maxLength: MAX_SOURCE_TITLE_LENGTH,
      label: 'Source',
      admin: wholeLine,
    },
    {
      type: 'row',
      fields: [
        { name: 'sourceUrl', type: 'text', label: 'Source URL', admin: wholeLine },
        { name: 'sourceAccessed', type: 'date', label: 'Source accessed' },
      ],
    },
    { name: 'commodity', type: 'relationship', relationTo: 'commodities' },
    systemField(
      typedJson({ name: 'writers', access: { read: staffField }, admin: { hidden: true } }, 'string[]'),
    ),
  ],
}
