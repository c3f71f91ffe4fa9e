// A disclosure beside the passage that it concerns.

import type { Block } from 'payload'

export const disclosure: Block = {
  slug: 'disclosure',
  interfaceName: 'DisclosureBlock',
  labels: { singular: 'Disclosure', plural: 'Disclosures' },
  fields: [{ name: 'text', type: 'textarea', required: true, maxLength: 1000 }],
}
