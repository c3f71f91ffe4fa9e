// What is said of the parts of stored contents, of which older ones may have had parts that the table no
// longer knows.

import type { PartName } from '../content.ts'
import { partOf, PARTS } from '../parts.ts'

/**
 * A part as the desk calls it in a sentence: `release time`; its own name where the table does not know it.
 */
export function nameOfPart(name: string): string {
  return isPart(name) ? partOf(name).name : name
}

/** Whether another value of this part is a change that readers must be told of. */
export function isChangeToReaders(name: string): boolean {
  return !isPart(name) || !partOf(name).isNoChange
}

function isPart(name: string): name is PartName {
  return Object.hasOwn(PARTS, name)
}
