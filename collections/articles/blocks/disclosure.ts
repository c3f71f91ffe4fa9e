// A disclosure beside the passage that it concerns.

import type { Block } from 'payload'
import { inputOf } from '#src/richtext/blocks/index.ts'

export const disclosure: Block = {
  slug: 'disclosure',
  interfaceName: 'DisclosureBlock',
  admin: { disableBlockName: true },
  labels: { singular: 'Disclosure', plural: 'Disclosures' },
  fields: [{ name: 'text', type: 'textarea', ...inputOf('disclosure', 'text') }],
}
