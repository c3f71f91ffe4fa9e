// What a GraphQL request may ask, reckoned from the parsed document before anything of it is run. Payload's own limit counts
// fields; what a query costs is how many documents each of them is read for.

import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  GraphQLSchema,
  Kind,
  NoFragmentCyclesRule,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  TypeInfo,
  ValidationContext,
  valueFromASTUntyped,
  visit,
} from 'graphql'
import type { Payload } from 'payload'
import { countValues } from '#src/bodies/nesting.ts'
import {
  conditionProblem,
  conditionsIn,
  type Load,
  listNames,
  loadOfAll,
  loadProblem,
  NO_LOAD,
  plus,
} from './conditions.ts'
import { MOST_LISTED, sortProblem } from './queries.ts'
import { badRequest, Refusal } from './refusal.ts'

const MOST_TOKENS = 1_000
const MOST_ROOT_FIELDS = 5

/** Documents that Payload gives where a list says no limit. */
const DEFAULT_LISTED = 10

/** Documents that all lists of one request give together: a hundred articles with their texts take 50 to 100 ms. */
const MOST_DOCUMENTS = 100

/** Fields times the documents they are read for. A list of 100 articles with 20 fields each is 2,000. */
const MOST_COST = 3_000

/** Values in the variables of a query, and characters of both; a mutation carries whole articles. */
const MOST_VALUES = 300
const LONGEST_QUERY = 32 * 1024

type Variables = Record<string, unknown>
type Fragments = Map<string, FragmentDefinitionNode>
type Reading = {
  fragments: Fragments
  variables: Variables
  known: Map<string, Counted>
  /** Names of fields that hold lists. */ lists: ReadonlySet<string>
}
type Counted = {
  cost: number
  fields: number
  documents: number
  /** Of every `where`, as often as it is used. */ load: Load
}

const NOTHING: Counted = { cost: 0, fields: 0, documents: 0, load: NO_LOAD }

type Asked = {
  payload: Payload
  request: Request
  /** A key sends queries only, and asks for no drafts. */ isKey: boolean
}

/** Passes a request that GraphQL can answer within its limits. @throws Refusal 400, 403 or 415 with what to change */
export async function checkGraphQL({ payload, request, isKey }: Asked): Promise<void> {
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
  if (operations.length !== 1) throw badRequest('Send one operation in each request.')
  const [operation] = operations as [OperationDefinitionNode]
  if (operation.operation === 'query') checkSize(query, variables)
  checkCost(document, operation, { sent: variables, lists: listNames(payload) })
}

function checkSize(query: string, variables: Variables): void {
  if (countValues(variables, MOST_VALUES) > MOST_VALUES)
    throw badRequest(`Send at most ${MOST_VALUES} values in the variables of a query.`)
  if (query.length + JSON.stringify(variables).length > LONGEST_QUERY)
    throw badRequest(`Send a query of at most ${LONGEST_QUERY / 1024} kB, with its variables.`)
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
    return parse(query, { maxTokens: MOST_TOKENS, noLocation: true })
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

function checkCost(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { sent, lists }: { sent: Variables; lists: ReadonlySet<string> },
): void {
  const fragments: Fragments = new Map()
  for (const one of document.definitions)
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one)
  refuseCycles(document)
  const reading = { fragments, variables: valuesOf(operation, sent), known: new Map(), lists }
  const { cost, fields, documents, load } = countOf(operation.selectionSet, reading)
  if (fields > MOST_ROOT_FIELDS)
    throw badRequest(`Ask for at most ${MOST_ROOT_FIELDS} fields of the root in one request.`)
  if (documents > MOST_DOCUMENTS)
    throw badRequest(`Ask for at most ${MOST_DOCUMENTS} documents in one request, in all of its lists.`)
  const tooMany = loadProblem(load)
  if (tooMany) throw badRequest(tooMany)
  if (cost > MOST_COST)
    throw badRequest(`The query costs ${cost}, and may cost ${MOST_COST}: ask for fewer documents or fields.`)
}

/** What a selection costs, and how many fields it has with its fragments expanded; each fragment is reckoned once. */
function countOf({ selections }: SelectionSetNode, reading: Reading): Counted {
  const sum = { ...NOTHING }
  for (const one of selections) {
    const counted =
      one.kind === Kind.FIELD
        ? { ...countOfField(one, reading), fields: 1 }
        : one.kind === Kind.INLINE_FRAGMENT
          ? countOf(one.selectionSet, reading)
          : countOfFragment(one.name.value, reading)
    sum.cost += 1 + counted.cost
    sum.fields += counted.fields
    sum.documents += counted.documents
    sum.load = plus(sum.load, counted.load)
  }
  return sum
}

function countOfFragment(name: string, reading: Reading): Counted {
  const known = reading.known.get(name)
  if (known) return known
  const fragment = reading.fragments.get(name)
  const counted = fragment ? countOf(fragment.selectionSet, reading) : NOTHING
  reading.known.set(name, counted)
  return counted
}

/** A list of Payload's is a field with `docs` in it, or one that takes a limit: all within it is read for each document. */
function countOfField(field: FieldNode, reading: Reading): Omit<Counted, 'fields'> {
  const limit = limitOf(field, reading.variables)
  const own = loadOfField(field, reading)
  if (!field.selectionSet) return { ...NOTHING, load: own }
  const { cost, documents, load } = countOf(field.selectionSet, reading)
  if (limit === null && !namesDocs(field.selectionSet, reading))
    return { cost, documents, load: plus(own, load) }
  const times = limit ?? DEFAULT_LISTED
  return { cost: cost * times, documents: (1 + documents) * times, load: plus(own, load) }
}

/** What the conditions of one field cost. @throws Refusal for what is none */
function loadOfField(field: FieldNode, { variables, lists }: Reading): Load {
  const conditions = conditionsIn(argument(field, 'where', variables))
  if (typeof conditions === 'string') throw badRequest(conditions)
  for (const one of conditions) {
    const problem = conditionProblem(one)
    if (problem) throw badRequest(problem)
  }
  return loadOfAll(conditions, lists)
}

function namesDocs({ selections }: SelectionSetNode, { fragments }: Reading): boolean {
  const waiting = [...selections]
  const seen = new Set<string>()
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (one.kind === Kind.FIELD) {
      if (one.name.value === 'docs') return true
    } else if (one.kind === Kind.INLINE_FRAGMENT) waiting.push(...one.selectionSet.selections)
    else if (!seen.has(one.name.value)) {
      seen.add(one.name.value)
      waiting.push(...(fragments.get(one.name.value)?.selectionSet.selections ?? []))
    }
  }
  return false
}

/** The limit that a field asks for, or null where it says none. @throws Refusal for odd ones, and for an odd order */
function limitOf(field: FieldNode, variables: Variables): number | null {
  if (argument(field, 'pagination', variables) === false)
    throw badRequest('Ask for pages: leave “pagination” out.')
  const sort = argument(field, 'sort', variables)
  const problem = typeof sort === 'string' ? sortProblem('sort', sort) : null
  if (problem) throw badRequest(problem)
  const limit = argument(field, 'limit', variables)
  if (limit === undefined || limit === null) return null
  if (typeof limit === 'number' && Number.isInteger(limit) && limit >= 1 && limit <= MOST_LISTED) return limit
  throw badRequest(`“limit” must be a whole number from 1 to ${MOST_LISTED}.`)
}

function argument(field: FieldNode, name: string, variables: Variables): unknown {
  const found: ArgumentNode | undefined = field.arguments?.find((one) => one.name.value === name)
  return found ? valueFromASTUntyped(found.value, variables) : undefined
}

/** The variables with the values that the operation gives where the request sends none. */
function valuesOf(operation: OperationDefinitionNode, sent: Variables): Variables {
  const defaults = (operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [
    variable.name.value,
    defaultValue ? valueFromASTUntyped(defaultValue) : undefined,
  ])
  return { ...Object.fromEntries(defaults), ...sent }
}

/** Payload reckons a fragment that contains itself until its stack ends, so the rule of the library is asked before it. */
function refuseCycles(document: DocumentNode): void {
  const schema = new GraphQLSchema({})
  const refuse = ({ message }: GraphQLError) => {
    throw badRequest(message)
  }
  visit(document, NoFragmentCyclesRule(new ValidationContext(schema, document, new TypeInfo(schema), refuse)))
}
