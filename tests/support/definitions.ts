// The workflows under which texts start today: the newest version of each.

import { definitionId } from '#src/workflow/definition.ts'
import { definitionFor } from '#src/workflow/definitions/index.ts'

/** `market-note@1`, or a later one. */
export const NEWEST_NOTE = definitionId(definitionFor('commentary'))

/** `recommendation@1`, or a later one. */
export const NEWEST_RECOMMENDATION = definitionId(definitionFor('investment_recommendation'))
