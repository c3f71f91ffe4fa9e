// How much a mutation sends in its variables, counted before anything reads them by their types: the library
// makes an error of every value that is wrong, which takes seconds for a list of some ten thousand.

import { type OperationDefinitionNode, Kind, type TypeNode } from 'graphql'
import { countValues, longestList } from '#src/bodies/nesting.ts'
import type { Variables } from './cost.ts'

/** Values beside the text of an article: its other fields have some dozens. */
const MAX_VALUES = 1_000

/** As over REST (src/publishing/drafts/oddShape.ts). */
const MAX_LISTED = 500

/** The field with the text of an article. It is taken as it is, and looked at by its own rules. */
const TEXT = 'body'

/** A sentence where a mutation sends more than any document has; null where it does not. */
export function variablesProblem(
  { variableDefinitions = [] }: Pick<OperationDefinitionNode, 'variableDefinitions'>,
  sent: Variables,
): string | null {
  const texts = new Set(
    variableDefinitions.filter(({ type }) => isJson(type)).map(({ variable }) => variable.name.value),
  )
  const read = Object.entries(sent)
    .filter(([name]) => !texts.has(name))
    .map(([, value]) => withoutText(value))
  if (longestList(read, MAX_LISTED) > MAX_LISTED)
    return `Send lists of at most ${MAX_LISTED} values in the variables of a mutation.`
  if (countValues(read, MAX_VALUES) > MAX_VALUES)
    return (
      `Send at most ${MAX_VALUES.toLocaleString('en-GB')} values in the variables of a ` +
      `mutation, beside “${TEXT}”.`
    )
  return null
}

/** What is declared as JSON has no type by which it could be wrong. */
function isJson(type: TypeNode): boolean {
  const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type
  return named.kind === Kind.NAMED_TYPE && named.name.value === 'JSON'
}

function withoutText(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const { [TEXT]: _text, ...others } = value as Record<string, unknown>
  return others
}
