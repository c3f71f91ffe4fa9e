// What a GraphQL request may ask, decided on the parsed document before anything of it is run.

import {
  type DocumentNode,
  GraphQLError,
  GraphQLSchema,
  Kind,
  NoFragmentCyclesRule,
  type OperationDefinitionNode,
  parse,
  TypeInfo,
  ValidationContext,
  visit,
} from 'graphql'
import type { Payload } from 'payload'
import { countValues } from '#src/bodies/nesting.ts'
import { listNames, loadProblem } from '../lists/conditions.ts'
import { MOST_BODIES, MOST_DOCUMENTS } from '../lists/wholeColumns.ts'
import { keyPageProblem, MAX_FOR_KEY } from '../rules/keys.ts'
import { badRequest, Refusal } from '../rules/refusal.ts'
import { type Cost, costOf, MAX_COST, type MostTexts, type Variables } from './cost.ts'
import { schemaOf } from './schema.ts'
import { refuseOddValues } from './types.ts'
import { variablesProblem } from './variables.ts'

const MAX_TOKENS = 1_000
const MAX_ROOT_FIELDS = 5

/** Documents that all lists of one request of staff give together; a key has its own number. */
const MAX_DOCUMENTS = 100

/** Values in the variables of a query, and characters of both; a mutation has its own numbers. */
const MAX_VALUES = 300
const MAX_QUERY = 32 * 1024

type GraphqlRequest = {
  payload: Payload
  request: Request
  /** A key sends queries only, and asks for no drafts. */ isKey: boolean
}

/**
 * Passes a request that GraphQL can answer within its limits. @throws Refusal 400, 403 or 415 with what to
 * change
 */
export async function checkGraphQL({ payload, request, isKey }: GraphqlRequest): Promise<void> {
  if (request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() !== 'application/json')
    throw new Refusal(
      415,
      'UnsupportedMediaType',
      'Send GraphQL as JSON, with Content-Type: application/json.',
    )
  const { query, variables } = sentIn(await request.clone().text())
  const document = documentOf(query)
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  if (isKey && operations.some(({ operation }) => operation !== 'query'))
    throw new Refusal(403, 'Forbidden', 'An API key reads: send queries, and no mutations.')
  if (isKey && asksForDrafts(document))
    throw badRequest('An API key reads what is public: leave “draft” out.')
  if (asksForRules(document))
    throw new Refusal(
      403,
      'Forbidden',
      'Access rules are not told over GraphQL: leave “Access” and “docAccess…” out.',
    )
  if (operations.length !== 1) throw badRequest('Send one operation in each request.')
  const [operation] = operations as [OperationDefinitionNode]
  if (operation.operation === 'subscription') throw badRequest('Send a query or a mutation.')
  const twice = declaredTwice(operation)
  if (twice !== null) throw badRequest(`Declare each variable once: “$${twice.slice(0, 80)}” stands twice.`)
  if (operation.operation === 'query') checkSize(query, variables)
  const tooMuch = operation.operation === 'mutation' ? variablesProblem(operation, variables) : null
  if (tooMuch) throw badRequest(tooMuch)
  refuseOddDirectives(document, operation, variables)
  refuseCycles(document)
  const pageProblem = isKey ? keyPageProblem : () => null
  const lists = listNames(payload)
  const mostTexts = mostTextsOf(isKey ? 'key' : 'staff')
  const cost = costOf({ document, operation, sent: variables, lists, mostTexts, pageProblem })
  checkCost(cost, isKey ? MAX_FOR_KEY : MAX_DOCUMENTS)
  refuseOddValues({ schema: schemaOf(payload.config), document, variables })
}

/** Those of more documents are left out of the lists, and so they are asked for by nobody. */
function mostTextsOf(asker: 'staff' | 'key'): MostTexts {
  const documents = MOST_DOCUMENTS[asker]
  return { body: MOST_BODIES[asker], document: documents, content: documents, next: documents }
}

/** The name of a variable that has two types, of which a check might know the other; or null. */
function declaredTwice({ variableDefinitions = [] }: OperationDefinitionNode): string | null {
  const names = variableDefinitions.map(({ variable }) => variable.name.value)
  return names.find((name, at) => names.indexOf(name) < at) ?? null
}

function checkSize(query: string, variables: Variables): void {
  if (countValues(variables, MAX_VALUES) > MAX_VALUES)
    throw badRequest(`Send at most ${MAX_VALUES} values in the variables of a query.`)
  if (query.length + JSON.stringify(variables).length > MAX_QUERY)
    throw badRequest(`Send a query of at most ${MAX_QUERY / 1024} kB, with its variables.`)
}

function sentIn(text: string): { query: string; variables: Variables } {
  const body = JSON.parse(text || '{}') as { query?: unknown; variables?: unknown }
  const { query, variables = {} } = body
  if (typeof query !== 'string') throw badRequest('Send the query as text, in “query”.')
  if (variables !== null && (typeof variables !== 'object' || Array.isArray(variables)))
    throw badRequest('Send the variables as a JSON object, in “variables”.')
  return { query, variables: (variables as Variables | null) ?? {} }
}

function documentOf(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: MAX_TOKENS, noLocation: true })
  } catch (error) {
    throw error instanceof GraphQLError ? badRequest(error.message) : error
  }
}

/** Whether there is a draft beside what is public would tell that a change is prepared. */
function asksForDrafts(document: DocumentNode): boolean {
  let asks = false
  visit(document, {
    Argument: ({ name }) => {
      asks ||= name.value === 'draft'
    },
  })
  return asks
}

/**
 * What one may do, with one document or with any. Payload fails at some of these fields, and by others tells
 * which ids there are. The panel asks over REST. Fragments are a part of the document, and another name of a
 * field stands beside its own.
 */
function asksForRules(document: DocumentNode): boolean {
  let asks = false
  visit(document, {
    Field: ({ name }) => {
      asks ||= name.value === 'Access' || name.value.startsWith('docAccess')
    },
  })
  return asks
}

function checkCost({ cost, fields, documents, load }: Cost, mostDocuments: number): void {
  if (fields > MAX_ROOT_FIELDS)
    throw badRequest(`Ask for at most ${MAX_ROOT_FIELDS} fields of the root in one request.`)
  if (documents > mostDocuments)
    throw badRequest(`Ask for at most ${mostDocuments} documents in one request, in all of its lists.`)
  const tooMany = loadProblem(load)
  if (tooMany) throw badRequest(tooMany)
  if (cost > MAX_COST)
    throw badRequest(`The query costs ${cost}, and may cost ${MAX_COST}: ask for fewer documents or fields.`)
}

/**
 * `@skip` and `@include` are reckoned before anything checks them: what they ask must be true or false by
 * then.
 */
function refuseOddDirectives(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  sent: Variables,
): void {
  const decided = new Set(
    operation.variableDefinitions?.flatMap(({ variable, defaultValue }) => {
      const name = variable.name.value
      const isDecided = Object.hasOwn(sent, name)
        ? typeof sent[name] === 'boolean'
        : defaultValue?.kind === Kind.BOOLEAN
      return isDecided ? [name] : []
    }),
  )
  visit(document, {
    Directive: ({ name, arguments: given = [] }) => {
      const [asked] = given
      const isDecided =
        asked?.value.kind === Kind.BOOLEAN ||
        (asked?.value.kind === Kind.VARIABLE && decided.has(asked.value.name.value))
      if (given.length !== 1 || asked!.name.value !== 'if' || !isDecided)
        throw badRequest(
          `Write @${name.value} with “if”, and with true, false or a variable that is one of them.`,
        )
    },
  })
}

/**
 * Payload reckons a fragment that contains itself until its stack ends, so the rule of the library is asked
 * before it.
 */
function refuseCycles(document: DocumentNode): void {
  const schema = new GraphQLSchema({})
  const refuse = ({ message }: GraphQLError) => {
    throw badRequest(message)
  }
  visit(document, NoFragmentCyclesRule(new ValidationContext(schema, document, new TypeInfo(schema), refuse)))
}
