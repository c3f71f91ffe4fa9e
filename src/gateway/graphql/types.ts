// Whether the values of a GraphQL request fit their types, looked at before Payload does: it makes an error
// of each value that does not, and each error prints the whole value again.

import {
  coerceInputValue,
  type DocumentNode,
  type GraphQLSchema,
  isInputType,
  Kind,
  typeFromAST,
  validate,
  ValuesOfCorrectTypeRule,
  type VariableDefinitionNode,
} from 'graphql'
import { badRequest, Refusal } from '../rules/refusal.ts'
import type { Variables } from './cost.ts'

const MAX_MESSAGE = 300
const MAX_PATH = 100

type Sent = {
  schema: GraphQLSchema
  document: DocumentNode
  /** The variables as they were sent. */ variables: Variables
}

/** Passes a request whose values fit their types. @throws Refusal 400 at the first that does not */
export function refuseOddValues({ schema, document, variables }: Sent): void {
  const [wrong] = validate(schema, document, [ValuesOfCorrectTypeRule], { maxErrors: 1 })
  if (wrong) throw badRequest(cut(wrong.message, MAX_MESSAGE))
  for (const one of document.definitions)
    if (one.kind === Kind.OPERATION_DEFINITION)
      for (const declared of one.variableDefinitions ?? []) refuseOddVariable(schema, declared, variables)
}

/** What is missing, and types that there are not, the library tells in a few words. */
function refuseOddVariable(
  schema: GraphQLSchema,
  { variable, type: declared }: VariableDefinitionNode,
  variables: Variables,
): void {
  const name = variable.name.value
  // The library's types say `undefined` for kinds of nodes that it does not know.
  const type = typeFromAST(schema, declared as never)
  if (!isInputType(type) || !Object.hasOwn(variables, name)) return
  const sent = variables[name]
  if (sent === null) return
  coerceInputValue(sent, type, (path, _value, { message }) => {
    throw refusalOf([`$${name}`, ...path].join('.'), message)
  })
}

/** The library ends many of its messages with the value, after a colon. */
function refusalOf(place: string, message: string): Refusal {
  const [reason = ''] = message.split(': ', 1)
  const sentence = `“${cut(place, MAX_PATH)}” does not fit its type. ${reason}`
  return badRequest(cut(/[.?]$/.test(sentence) ? sentence : `${sentence}.`, MAX_MESSAGE))
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}
