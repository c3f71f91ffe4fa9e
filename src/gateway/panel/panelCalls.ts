// What the panel asks of its server, told apart from all else that somebody might. Asked twice: of what
// arrives, before Next parses it, and of what React then makes of it, in which one value may stand for many.

import { hasOddFormNames } from '#src/bodies/formNames.ts'
import { hasTooManyNames, isExcessive } from '#src/bodies/nesting.ts'
import { hasPanelForms } from './panelForms.ts'
import { isPanelFunction } from './panelFunctions.ts'
import { type FormPlace, isPanelPlace, isPlaceOfForm, placeOfForm } from './panelPlaces.ts'
import { isPanelQuery } from './panelQueries.ts'

/** A function of the panel, and what it is asked with. */
export type PanelCall = { name: unknown; args: object }

/**
 * Whether a call has the name of a function that the panel has, of a collection or a global that there is,
 * and asks with no more than the panel does. `isPlaceholder` tells what stands for a form that is sent
 * elsewhere.
 */
export function isPanelCall(
  { name, args }: { name: unknown; args: unknown },
  isPlaceholder?: (form: unknown) => boolean,
): boolean {
  if (typeof args !== 'object' || args === null || isExcessive(args)) return false
  const { query, initialData } = args as { query?: unknown; initialData?: unknown }
  return (
    isPanelFunction(name) &&
    isPanelPlace(args) &&
    (name !== 'form-state' || isPlaceOfForm(args)) &&
    hasPanelForms(args, isPlaceholder) &&
    (initialData === undefined || initialData === null || initialData === '$undefined') &&
    isPanelQuery(query) &&
    areNamesOfPanel(args)
  )
}

/** Whether names are such as forms of the panel have. */
export function areNamesOfPanel(value: unknown): boolean {
  return !hasTooManyNames(value) && !hasOddFormNames(value)
}

/** The place whose form a call asks for; null where it asks for none. */
export function formAskedFor({ name, args }: PanelCall): FormPlace | null {
  return name === 'form-state' ? placeOfForm(args) : null
}
