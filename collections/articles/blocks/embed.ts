// A link to another site, shown as a card of our own: no script, frame or image of theirs.

import type { Block } from 'payload'
import { inputOf } from '#src/richtext/blocks/index.ts'
import { wholeLine } from '../../wholeLine.ts'

export const embed: Block = {
  slug: 'embed',
  interfaceName: 'EmbedBlock',
  admin: { disableBlockName: true },
  labels: { singular: 'Link card', plural: 'Link cards' },
  fields: [
    { name: 'url', type: 'text', ...inputOf('embed', 'url'), admin: wholeLine },
    { name: 'title', type: 'textarea', ...inputOf('embed', 'title') },
    { name: 'description', type: 'textarea', ...inputOf('embed', 'description') },
    {
      name: 'site',
      type: 'text',
      ...inputOf('embed', 'site'),
      admin: { ...wholeLine, description: 'The name of the other site.' },
    },
  ],
}
