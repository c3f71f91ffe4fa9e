// The gate every text passes before it is stored: an allow-list of nodes, properties, sizes and addresses.
// Payload itself stores unknown nodes, extra fields and `javascript:` addresses as they come (measured on
// 3.90.1).

import type { BlockShape } from '../blocks/definition.ts'
import { blockOf, checksOf } from '../blocks/index.ts'
import type { Check } from '../checks.ts'
import { badContent, badShape, type Fault } from '../faults.ts'
import { MAX_BYTES, MAX_DEPTH, MAX_NODES, MAX_PROBLEMS } from '../limits.ts'
import { COMMENTARY_CHILDREN, NODE_RULES, ROOT_RULE, type NodeRule } from '../nodeRules.ts'
import { isRecord } from '../records.ts'
import type { RichTextNode } from '../types.ts'

/**
 * A problem; `path` leads through the JSON (`root.children[2].fields.url`), `part` is the number of the
 * top-level part that it lies in, 0 for the text as a whole, and `message` is a sentence for the desk.
 */
export type BodyProblem = { path: string; part: number; message: string }

/** The verdict on a text that somebody wants to save. */
export type BodyVerdict = { ok: true } | { ok: false; problems: BodyProblem[] }

/**
 * A node that waits to be looked at; `part` is the number of the top-level part it belongs to, 0 for the
 * root.
 */
type Waiting = {
  node: unknown
  path: string
  depth: number
  part: number
  allowed: readonly string[]
  rule?: NodeRule
}

/** What is gathered on the way. */
type Inspection = { problems: BodyProblem[]; unfinished: BodyProblem[]; waiting: Waiting[]; seen: number }

/**
 * Whether a text may be stored: whether its shape is that of a text of ours. Takes anything and never throws.
 */
export function validateBody(json: unknown): BodyVerdict {
  const { problems } = inspectBody(json)
  return problems.length === 0 ? { ok: true } : { ok: false, problems }
}

/**
 * What is wrong with the shape of a text, and, as `unfinished`, what a draft may hold and a submitted text
 * may not. Takes anything and never throws: the walk is a loop, stops at the first level too deep and at the
 * first node too many, and looks at no property that it does not know.
 */
export function inspectBody(json: unknown): Pick<Inspection, 'problems' | 'unfinished'> {
  if (!isRecord(json) || !isRecord(json['root'])) {
    const message = 'The text is not a rich text document.'
    return { problems: [{ path: '', part: 0, message }], unfinished: [] }
  }
  const inspection: Inspection = { problems: [], unfinished: [], waiting: [], seen: 0 }
  for (const key of Object.keys(json).slice(0, MAX_PROBLEMS)) {
    if (key !== 'root')
      inspection.problems.push({
        path: key,
        part: 0,
        message: `The text has an unknown property “${key.slice(0, 40)}”.`,
      })
  }
  inspection.waiting.push({
    node: json['root'],
    path: 'root',
    depth: 0,
    part: 0,
    allowed: ['root'],
    rule: ROOT_RULE,
  })
  for (
    let next = inspection.waiting.pop();
    next && inspection.problems.length < MAX_PROBLEMS;
    next = inspection.waiting.pop()
  ) {
    inspectNode(next, inspection)
  }
  if (inspection.problems.length === 0) checkBytes(json, inspection)
  return { problems: inspection.problems.slice(0, MAX_PROBLEMS), unfinished: inspection.unfinished }
}

function inspectNode(at: Waiting, inspection: Inspection): void {
  inspection.seen += 1 + 2 * breaksIn(at.node)
  if (inspection.seen > MAX_NODES) return stop(inspection, tooMany(at))
  if (at.depth > MAX_DEPTH)
    return stop(inspection, {
      path: at.path,
      part: at.part,
      message: `Part ${at.part} of the text is nested deeper than ${MAX_DEPTH} levels.`,
    })
  const { node } = at
  if (!isRecord(node) || typeof node['type'] !== 'string')
    return report(inspection, at, badShape('is not a node'))
  const type = node['type']
  if (!at.allowed.includes(type))
    return report(inspection, at, badShape(`is of the type “${type.slice(0, 40)}”, which may not stand here`))
  const rule = at.rule ?? NODE_RULES.get(type)
  if (!rule)
    return report(inspection, at, badShape(`is of the type “${type.slice(0, 40)}”, which is not in use here`))
  inspectProperties({
    values: node,
    checks: rule.properties,
    own: ['children', 'fields'],
    at: { ...at, name: rule.name },
    inspection,
  })
  for (const name of rule.needed ?? [])
    if (node[name] === undefined) report(inspection, { ...at, name: rule.name }, badShape(`has no ${name}`))
  if (rule.fields) inspectLinkFields(node, { ...at, name: rule.name, checks: rule.fields }, inspection)
  else if (type === 'block' || type === 'inlineBlock') inspectBlock(node, at, inspection)
  else if (node['fields'] !== undefined)
    report(inspection, { ...at, name: rule.name }, badShape('has fields, which it may not have'))
  inspectChildren(node, { ...at, name: rule.name, inside: rule }, inspection)
}

/** A line break within words becomes two parts when the text is stored. */
function breaksIn(node: unknown): number {
  const text = isRecord(node) && node['type'] === 'text' ? node['text'] : null
  return typeof text === 'string' ? (text.match(/[\n\r]/g)?.length ?? 0) : 0
}

function inspectChildren(
  node: Record<string, unknown>,
  at: Waiting & { name: string; inside: NodeRule },
  inspection: Inspection,
): void {
  const children = node['children']
  if (!at.inside.children) {
    if (children !== undefined) report(inspection, at, badShape('has parts inside, which it may not have'))
    return
  }
  if (!Array.isArray(children)) return report(inspection, at, badShape('has no list of what is inside it'))
  if (inspection.seen + inspection.waiting.length + children.length > MAX_NODES)
    return stop(inspection, tooMany(at))
  const isRoot = at.path === 'root'
  const { types: draftTypes, what } = at.inside.draftChildren ?? { types: [], what: '' }
  if (children.some((child) => isRecord(child) && draftTypes.includes(child['type'] as string)))
    report(inspection, at, badContent(what))
  const allowed = at.rule && at.path !== 'root' ? COMMENTARY_CHILDREN : [...at.inside.children, ...draftTypes]
  for (let index = children.length - 1; index >= 0; index -= 1) {
    inspection.waiting.push({
      node: children[index],
      path: `${at.path}.children[${index}]`,
      depth: at.depth + 1,
      part: isRoot ? index + 1 : at.part,
      allowed,
    })
  }
}

function inspectLinkFields(
  node: Record<string, unknown>,
  at: Waiting & { name: string; checks: Readonly<Record<string, Check>> },
  inspection: Inspection,
): void {
  const fields = node['fields']
  if (!isRecord(fields)) return report(inspection, at, badShape('has no fields'))
  inspectProperties({
    values: fields,
    checks: at.checks,
    own: [],
    at: { ...at, path: `${at.path}.fields` },
    inspection,
  })
}

function inspectBlock(node: Record<string, unknown>, at: Waiting, inspection: Inspection): void {
  const fields = node['fields']
  if (!isRecord(fields) || typeof fields['blockType'] !== 'string')
    return report(inspection, at, badShape('is a block without a type'))
  const block = blockOf(node as RichTextNode)
  if (!block)
    return report(
      inspection,
      at,
      badShape(`is a block of the type “${fields['blockType'].slice(0, 40)}”, which is not in use here`),
    )
  inspectProperties({
    values: fields,
    checks: checksOf(block),
    own: block.text ? [block.text.field] : [],
    at: { ...at, path: `${at.path}.fields`, name: block.name },
    inspection,
  })
  inspectInnerText(fields, { ...at, rule: undefined, block }, inspection)
}

/**
 * The text inside a block waits like any other node, one level deeper, and counts towards the same limits.
 */
function inspectInnerText(
  fields: Record<string, unknown>,
  at: Omit<Waiting, 'rule'> & { rule: undefined; block: BlockShape },
  inspection: Inspection,
): void {
  if (!at.block.text) return
  const text = fields[at.block.text.field]
  if (text === undefined || text === null) return
  const path = `${at.path}.fields.${at.block.text.field}`
  const inner = { ...at, path, name: at.block.name }
  if (!isRecord(text) || !isRecord(text['root']))
    return report(inspection, inner, badShape('holds something that is not a rich text document'))
  if (Object.keys(text).length > 1)
    return report(inspection, inner, badShape('holds a text with unknown properties'))
  inspection.waiting.push({
    node: text['root'],
    path: `${path}.root`,
    depth: at.depth + 1,
    part: at.part,
    allowed: ['root'],
    rule: ROOT_RULE,
  })
}

type PropertyInspection = {
  values: Record<string, unknown>
  checks: Readonly<Record<string, Check>>
  /** Properties that are looked at elsewhere. */
  own: readonly string[]
  at: Waiting & { name: string }
  inspection: Inspection
}

function inspectProperties({ values, checks, own, at, inspection }: PropertyInspection): void {
  for (const [key, value] of Object.entries(values)) {
    if (inspection.problems.length >= MAX_PROBLEMS) return
    if (value === undefined || own.includes(key)) continue
    const place = { ...at, path: `${at.path}.${key.slice(0, 40)}` }
    const check = Object.hasOwn(checks, key) ? checks[key] : undefined
    const fault = check ? check(value) : badShape(`has an unknown property “${key.slice(0, 40)}”`)
    if (fault !== null) report(inspection, place, fault)
  }
}

function report(
  inspection: Inspection,
  at: { path: string; part: number; name?: string },
  { kind, what }: Fault,
): void {
  const list = kind === 'shape' ? inspection.problems : inspection.unfinished
  if (list.length >= MAX_PROBLEMS) return
  const place =
    at.part === 0
      ? 'The text'
      : at.name
        ? `A ${at.name} in part ${at.part} of the text`
        : `Something in part ${at.part} of the text`
  list.push({
    path: at.path,
    part: at.part,
    message: `${place.replace(/^A (?=[aeiou])/, 'An ')} ${what}.`,
  })
}

function tooMany({ path, part }: Waiting): BodyProblem {
  return { path, part, message: `The text has more than ${MAX_NODES} parts.` }
}

function stop(inspection: Inspection, problem: BodyProblem): void {
  inspection.problems.push(problem)
  inspection.waiting.length = 0
}

/**
 * By now every value is known to be a word, a number or a truth value, so that writing the JSON out cannot
 * fail.
 */
function checkBytes(json: unknown, inspection: Inspection): void {
  const bytes = new TextEncoder().encode(JSON.stringify(json)).length
  if (bytes > MAX_BYTES)
    inspection.problems.push({
      path: '',
      part: 0,
      message: `The text takes ${bytes} bytes; at most ${MAX_BYTES} are allowed.`,
    })
}
