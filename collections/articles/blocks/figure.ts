// A figure in the running text: a reference, so that the number always comes with its source.

import type { Block } from 'payload'
import { inputOf } from '#src/richtext/blocks/index.ts'

export const figure: Block = {
  slug: 'figure',
  interfaceName: 'FigureInline',
  labels: { singular: 'Figure', plural: 'Figures' },
  admin: { components: { Label: '/src/admin/article/FigureLabel.tsx#FigureLabel' } },
  fields: [
    {
      name: 'figure',
      type: 'relationship',
      relationTo: 'figures',
      ...inputOf('figure', 'figure'),
      admin: { components: { afterInput: ['/src/admin/article/SearchAtOnce.tsx#SearchAtOnce'] } },
    },
  ],
}
