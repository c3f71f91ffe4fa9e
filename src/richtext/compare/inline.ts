// Two states of one line of a page, word by word: what was taken out is marked `del`, what came `ins`, each
// in the form that it has.

import { diffArrays } from 'diff'
import { withoutPlaces } from './sameness.ts'
import { isSpace, type Token, tokensOf } from './tokens.ts'
import { attributeOf, hasClass, isElement, type Node, textOf, wrap } from './tree.ts'

/** What was taken out, and what came. */
export type Change = 'struck' | 'inserted'
type State = Change | 'kept'
type Run = { state: State; tokens: Token[] }

/** How much may still be compared word by word, which bounds the time of a page. */
export type Budget = { steps: number }

/** Most steps of one line: a line that takes more is shown as it was, and as it is. */
const MAX_LINE_STEPS = 300

/** A line of which less than this share stays is easier to read whole than word by word. */
const MIN_KEPT_SHARE = 0.25

/** What was taken out and what came, at one place of a line. */
const MAX_ALWAYS_READABLE = 2

/** Longest line that is compared word by word, in characters: no paragraph that people read is as long. */
const MAX_LINE_LENGTH = 20_000

/** The line with its marks. */
export function mergeInline(was: readonly Node[], is: readonly Node[], budget: Budget): Node[] {
  if (Math.max(textOf(was).length, textOf(is).length) > MAX_LINE_LENGTH)
    return [...markWhole(was, 'struck'), ...markWhole(is, 'inserted')]
  const surroundings = new Map<string, number>()
  const [before, after] = [tokensOf(was, [], surroundings), tokensOf(is, [], surroundings)]
  const runs = compared(before, after, budget) ?? [
    { state: 'struck' as const, tokens: before },
    { state: 'inserted' as const, tokens: after },
  ]
  return runs.flatMap((run, at) => [...arrowBefore(runs, at), ...marked(run)])
}

/** Everything of a line marked alike. */
export function markWhole(nodes: readonly Node[], state: Change): Node[] {
  const own = state === 'struck' ? nodes.map(withoutPlaces) : nodes
  return nodes.length > 0 ? [wrap(TAGS[state], own)] : []
}

function compared(before: Token[], after: Token[], budget: Budget): Run[] | null {
  const steps = Math.min(MAX_LINE_STEPS, budget.steps)
  const changes = diffArrays(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
    { maxEditLength: steps },
  )
  budget.steps -= changes ? stepsTaken(changes) : steps
  if (!changes) return null
  const runs: Run[] = []
  let [old, now] = [0, 0]
  for (const { added, removed, count } of changes) {
    if (removed) runs.push({ state: 'struck', tokens: before.slice(old, (old += count)) })
    else if (added) runs.push({ state: 'inserted', tokens: after.slice(now, (now += count)) })
    else {
      runs.push({ state: 'kept', tokens: after.slice(now, (now += count)) })
      old += count
    }
  }
  return isReadable(runs) ? withoutLoneSpaces(runs) : null
}

function stepsTaken(changes: readonly { added: boolean; removed: boolean; count: number }[]): number {
  return changes.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0)
}

/** Few changes are read word by word, however short the line is. */
function isReadable(runs: readonly Run[]): boolean {
  const words = (state: State) =>
    runs
      .filter((run) => run.state === state)
      .flatMap(({ tokens }) => tokens)
      .filter((token) => !isSpace(token)).length
  const changed = runs.filter(({ state }) => state !== 'kept').length
  const kept = words('kept')
  const share = kept / (kept + Math.max(words('struck'), words('inserted')))
  return kept > 0 && (changed <= MAX_ALWAYS_READABLE || share >= MIN_KEPT_SHARE)
}

/** A space between two changed words is part of the change: two short strikes read worse than one. */
function withoutLoneSpaces(runs: readonly Run[]): Run[] {
  const joined: Run[] = []
  let open: { struck: Token[]; inserted: Token[] } = { struck: [], inserted: [] }
  const close = () => {
    for (const state of ['struck', 'inserted'] as const)
      if (open[state].length > 0) joined.push({ state, tokens: open[state] })
    open = { struck: [], inserted: [] }
  }
  for (const [at, { state, tokens }] of runs.entries()) {
    const isBetween = open.struck.length + open.inserted.length > 0 && at < runs.length - 1
    if (state !== 'kept') open[state].push(...tokens)
    else if (isBetween && tokens.every(isSpace)) {
      open.struck.push(...tokens)
      open.inserted.push(...tokens)
    } else {
      close()
      joined.push({ state, tokens })
    }
  }
  close()
  return joined
}

/** A figure that came in the place of another: $9,845.50/t → $4,120.35/ozt. */
function arrowBefore(runs: readonly Run[], at: number): Node[] {
  const [before, run] = [runs[at - 1], runs[at]!]
  if (before?.state !== 'struck' || run.state !== 'inserted') return []
  return isFigure(before) && isFigure(run) ? [wrap('span', [{ text: ' → ' }], 'becomes')] : []
}

function isFigure({ tokens }: Run): boolean {
  const [first, ...others] = tokens.filter((token) => !isSpace(token))
  return others.length === 0 && first !== undefined && isElement(first.node) && hasClass(first.node, 'figure')
}

const TAGS = { struck: 'del', inserted: 'ins' } as const

function marked({ state, tokens }: Run): Node[] {
  if (state === 'kept' || tokens.length === 0) return nested(tokens, 0)
  const nodes = nested(tokens.every(isSpace) ? tokens.map(visible) : tokens, 0)
  const own = state === 'struck' ? nodes.map(withoutPlaces) : nodes
  return [wrap(TAGS[state], [...own, ...addressesOf(tokens)])]
}

/** A space that came in the place of another would be seen by nobody. */
function visible(token: Token): Token {
  const text = isElement(token.node) ? '' : token.node.text
  return { ...token, node: { text: /^[\t\n\f\r \u00A0\u202F]+$/.test(text) ? '␣' : '⇥' } }
}

/** Two links of the same words differ in where they lead, which no page shows. */
function addressesOf(tokens: readonly Token[]): Node[] {
  const links = tokens.flatMap(({ within }) => within.filter(({ tag }) => tag === 'a'))
  const addresses = [...new Set(links.map((link) => attributeOf(link, 'href')))]
  return addresses
    .filter((address) => address !== '' && !address.startsWith('#'))
    .map((address) => wrap('span', [{ text: ` (${address})` }], 'address'))
}

/**
 * The tokens within the elements that stand around them, each element once for those that follow each other.
 */
function nested(tokens: readonly Token[], depth: number): Node[] {
  const nodes: Node[] = []
  for (let at = 0; at < tokens.length;) {
    const { node, within } = tokens[at]!
    const around = within[depth]
    if (!around) {
      nodes.push(node)
      at += 1
      continue
    }
    let end = at + 1
    while (end < tokens.length && tokens[end]!.within[depth] === around) end += 1
    nodes.push({ ...around, children: nested(tokens.slice(at, end), depth + 1) })
    at = end
  }
  return nodes
}
