// Every version of every workflow that has shipped. A new version is added beside the old one, never in its
// place.

import type { RegulatoryClass } from '#src/articles/classes.ts'
import { definitionId, type Definition } from '../definition.ts'
import { marketNotes } from './marketNote.ts'
import { recommendations } from './recommendation.ts'

export type Registry = readonly Definition[]

export const DEFINITIONS: Registry = [...marketNotes, ...recommendations]

/**
 * The definition that an article names. Throws where there is none of that name: nothing is judged by guess.
 */
export function definitionOf(id: string, registry: Registry = DEFINITIONS): Definition {
  const found = registry.find((definition) => definitionId(definition) === id)
  if (!found) throw new Error(`There is no workflow “${id}”.`)
  return found
}

/**
 * The definition that a text of this kind starts under: the newest version of the one that names its class.
 */
export function definitionFor(
  regulatoryClass: RegulatoryClass,
  registry: Registry = DEFINITIONS,
): Definition {
  const fitting = registry.filter((definition) => definition.classes.includes(regulatoryClass))
  const newest = fitting.toSorted((left, right) => right.version - left.version)[0]
  if (!newest) throw new Error(`No workflow is for “${regulatoryClass}”.`)
  return newest
}

/**
 * The definition that an article runs under after a save: the version it started with, as long as its class
 * belongs to it; the newest of another once the class has changed, or once a new run begins.
 */
export function definitionAfterSave(
  {
    current,
    regulatoryClass,
    startsAnew,
  }: { current: string | null; regulatoryClass: RegulatoryClass; startsAnew: boolean },
  registry: Registry = DEFINITIONS,
): Definition {
  const running =
    current && !startsAnew ? registry.find((definition) => definitionId(definition) === current) : undefined
  return running?.classes.includes(regulatoryClass) ? running : definitionFor(regulatoryClass, registry)
}
