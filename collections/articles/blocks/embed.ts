// A link to another site, shown as a card of our own: no script, frame or image of theirs.

import type { Block } from 'payload'

export const embed: Block = {
  slug: 'embed',
  interfaceName: 'EmbedBlock',
  labels: { singular: 'Link card', plural: 'Link cards' },
  fields: [
    { name: 'url', type: 'text', required: true, maxLength: 2000 },
    { name: 'title', type: 'text', required: true, maxLength: 200 },
    { name: 'description', type: 'textarea', maxLength: 400 },
    { name: 'site', type: 'text', maxLength: 100, admin: { description: 'The name of the other site.' } },
  ],
}
