// A figure in the running text: a reference, so that the number always comes with its source.

import { reference, type BlockShape } from './definition.ts'

export const figure: BlockShape = {
  name: 'figure',
  fields: { figure: reference('a figure', 'A place for a figure has no figure chosen.') },
  reference: { field: 'figure', collection: 'figures', required: true, name: 'a figure' },
}
