// A link to another site, shown as a card of our own: no script, frame or image of theirs.

import type { Block } from 'payload'
import { limitOf } from '#src/richtext/blocks/index.ts'

export const embed: Block = {
  slug: 'embed',
  interfaceName: 'EmbedBlock',
  labels: { singular: 'Link card', plural: 'Link cards' },
  fields: [
    { name: 'url', type: 'text', required: true, ...limitOf('embed', 'url') },
    { name: 'title', type: 'text', required: true, ...limitOf('embed', 'title') },
    { name: 'description', type: 'textarea', ...limitOf('embed', 'description') },
    {
      name: 'site',
      type: 'text',
      ...limitOf('embed', 'site'),
      admin: { description: 'The name of the other site.' },
    },
  ],
}
