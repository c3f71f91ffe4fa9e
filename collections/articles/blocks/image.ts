// A picture within the text; its alternative text, credit and rights come from the media library.

import type { Block } from 'payload'
import { inputOf } from '#src/richtext/blocks/index.ts'

export const image: Block = {
  slug: 'image',
  interfaceName: 'ImageBlock',
  admin: { disableBlockName: true },
  labels: { singular: 'Image', plural: 'Images' },
  fields: [
    { name: 'image', type: 'upload', relationTo: 'media', ...inputOf('image', 'image') },
    { name: 'caption', type: 'textarea', ...inputOf('image', 'caption') },
  ],
}
