// The newsroom’s view, set apart from the report.

import type { Block } from 'payload'
import { STANCES } from '#src/richtext/blocks/commentary.ts'
import { inputOf } from '#src/richtext/blocks/index.ts'
import { presentOr } from '../../people.ts'
import { wholeLine } from '../../wholeLine.ts'
import { blockText } from './blockText.ts'

export const commentary: Block = {
  slug: 'commentary',
  interfaceName: 'CommentaryBlock',
  admin: { disableBlockName: true },
  labels: { singular: 'Commentary', plural: 'Commentary' },
  fields: [
    {
      name: 'label',
      type: 'text',
      defaultValue: 'Assay Commentary',
      ...inputOf('commentary', 'label'),
      admin: wholeLine,
    },
    {
      type: 'row',
      fields: [
        { name: 'analyst', type: 'relationship', relationTo: 'staff', filterOptions: presentOr('analyst') },
        {
          name: 'stance',
          type: 'select',
          ...inputOf('commentary', 'stance'),
          defaultValue: 'none',
          options: [...STANCES],
        },
        {
          name: 'horizon',
          type: 'textarea',
          ...inputOf('commentary', 'horizon'),
          admin: { description: 'How far ahead the view looks: “6 to 12 months”.' },
        },
      ],
    },
    { name: 'text', type: 'richText', ...inputOf('commentary', 'text'), editor: blockText() },
  ],
}
