// What a GraphQL query costs: how many documents each of its fields is read for. Payload's own limit counts
// fields alone.

import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'
import { conditionProblem, conditionsIn, type Load, loadOfAll, NO_LOAD, plus } from '../lists/conditions.ts'
import { DEFAULT_LISTED, MAX_LISTED, sortProblem } from '../lists/queries.ts'
import { badRequest } from '../rules/refusal.ts'

/** Fields that hold a whole text, up to 400 kB of an answer, and how many of them a query may ask for. */
export type MostTexts = Readonly<Record<string, number>>

/**
 * What a query may cost: fields times the documents they are read for. A list of 100 articles with 20 fields
 * each is 2,000.
 */
export const MAX_COST = 3_000

/** What the text of a comment costs, which has the name of an article’s: some kB. */
const COST_OF_COMMENT = 10

export type Variables = Record<string, unknown>
type Fragments = Map<string, FragmentDefinitionNode>
type Reading = {
  fragments: Fragments
  variables: Variables
  /**
   * What each fragment costs among the fields of comments, and among others: one memo for the whole query.
   */
  known: Map<string, Cost>
  /** Whether the fields are those of comments. */ isComment: boolean
  /** Names of fields that hold lists. */ lists: ReadonlySet<string>
  mostTexts: MostTexts
  pageProblem: PageProblem
}
type PageProblem = (asked: { page: number; limit: number; sort: string }) => string | null
/** What a selection asks for. */
export type Cost = {
  cost: number
  fields: number
  documents: number
  /** Of every `where`, as often as it is used. */ load: Load
}

const NOTHING: Cost = { cost: 0, fields: 0, documents: 0, load: NO_LOAD }

type CostInput = {
  document: DocumentNode
  operation: OperationDefinitionNode
  /** The variables as they were sent. */ sent: Variables
  lists: ReadonlySet<string>
  mostTexts: MostTexts
  /** What the asker may not ask of the pages of a list, in a sentence. */ pageProblem: PageProblem
}

/**
 * The cost of an operation without circular fragments. @throws Refusal 400 for conditions, limits and orders
 * that are none
 */
export function costOf({ document, operation, sent, lists, mostTexts, pageProblem }: CostInput): Cost {
  const fragments: Fragments = new Map()
  for (const one of document.definitions)
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one)
  const reading = {
    fragments,
    variables: valuesOf(operation, sent),
    known: new Map(),
    isComment: false,
    lists,
    mostTexts,
    pageProblem,
  }
  return countOf(operation.selectionSet, reading)
}

/**
 * What a selection costs, and how many fields it has with its fragments expanded; each fragment is reckoned
 * once or twice.
 */
function countOf({ selections }: SelectionSetNode, reading: Reading): Cost {
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

function countOfFragment(name: string, reading: Reading): Cost {
  const key = `${name} ${reading.isComment}`
  const known = reading.known.get(key)
  if (known) return known
  const fragment = reading.fragments.get(name)
  const counted = fragment ? countOf(fragment.selectionSet, reading) : NOTHING
  reading.known.set(key, counted)
  return counted
}

/**
 * A list of Payload's is a field with `docs` in it, or one that takes a limit: all within it is read for each
 * document.
 */
function countOfField(field: FieldNode, reading: Reading): Omit<Cost, 'fields'> {
  const limit = limitOf(field, reading)
  const own = loadOfField(field, reading)
  if (!field.selectionSet) return { ...NOTHING, cost: costOfLeaf(field, reading), load: own }
  const { cost, documents, load } = countOf(field.selectionSet, within(field, reading))
  if (limit === null && !namesDocs(field.selectionSet, reading))
    return { cost, documents, load: plus(own, load) }
  const times = limit ?? DEFAULT_LISTED
  return { cost: cost * times, documents: (1 + documents) * times, load: plus(own, load) }
}

/** Comments and articles stand in fields of their names; the fields of both inherit whose they are. */
function within({ name }: FieldNode, reading: Reading): Reading {
  const isComment = /comment/i.test(name.value) || (reading.isComment && !/article/i.test(name.value))
  return isComment === reading.isComment ? reading : { ...reading, isComment }
}

/**
 * @throws Refusal for a whole text under a name of the asker's own, by which it would come as often as it is
 * named
 */
function costOfLeaf({ name: { value: name }, alias }: FieldNode, { isComment, mostTexts }: Reading): number {
  if (!Object.hasOwn(mostTexts, name)) return 0
  if (alias) throw badRequest(`Ask for “${name}” under its own name.`)
  return (isComment ? COST_OF_COMMENT : costOfText(mostTexts[name]!)) - 1
}

/** So much that one more is too many. */
function costOfText(most: number): number {
  return Math.floor(MAX_COST / (most + 1)) + 1
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

/**
 * The limit that a field asks for, or null where it says none. @throws Refusal for odd ones, and for an odd
 * order
 */
function limitOf(field: FieldNode, { variables, pageProblem }: Reading): number | null {
  if (argument(field, 'pagination', variables) === false)
    throw badRequest('Ask for pages: leave “pagination” out.')
  const sort = argument(field, 'sort', variables)
  const problem = typeof sort === 'string' ? sortProblem('sort', sort) : null
  if (problem) throw badRequest(problem)
  const limit = argument(field, 'limit', variables) ?? null
  if (limit !== null && !isLimit(limit))
    throw badRequest(`“limit” must be a whole number from 1 to ${MAX_LISTED}.`)
  const notForAsker = pageProblem({
    page: Number(argument(field, 'page', variables) ?? 1),
    limit: limit ?? DEFAULT_LISTED,
    sort: typeof sort === 'string' ? sort : '',
  })
  if (notForAsker) throw badRequest(notForAsker)
  return limit
}

function isLimit(limit: unknown): limit is number {
  return typeof limit === 'number' && Number.isInteger(limit) && limit >= 1 && limit <= MAX_LISTED
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
