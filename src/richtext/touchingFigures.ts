// Figures that touch what stands beside them: the editor shows a gap around a figure, and readers get none,
// so that `9` and `83.4%` would be one number.

import { childrenOf, recordOf, stringOf } from './records.ts'
import type { RichTextNode } from './types.ts'

/** Letters, digits, currencies, signs and separators, of which a number could be the rest. */
const BEFORE = /(?:[\p{L}\p{M}\p{N}\p{Sc}%‰+±.,:/'’\-‐‑–−]|\p{N}[^\s\p{L}\p{N}]+)$/u

/** The same behind a figure; any other sign only where a digit follows it: `·8`, `×10`, `⁄10`. */
const AFTER = /^(?:[\p{L}\p{M}\p{N}\p{Sc}%‰]|[^\s\p{L}\p{N}]+\p{N})/u

/** What stands between two figures that are a range. */
const RANGE = /^[-‐‑–−]$/u

const LINES = ['paragraph', 'heading', 'quote', 'listitem']

/** A figure, by the node that cites it, or words. */
type Part = { figure: RichTextNode } | { words: string }

/** The figures of a line of words that touch a word, a number or each other. */
export function touchingFigures(line: RichTextNode): RichTextNode[] {
  if (!LINES.includes(line.type)) return []
  const parts = joined(partsOf(line))
  return parts.flatMap((part, at) => {
    if (!('figure' in part)) return []
    const [before, after] = [parts[at - 1], parts[at + 1]]
    const isRange = Boolean(before && 'words' in before && RANGE.test(before.words) && parts[at - 2])
    return (before && !isRange && ('figure' in before || BEFORE.test(before.words))) ||
      (after && 'words' in after && AFTER.test(after.words))
      ? [part.figure]
      : []
  })
}

function partsOf(node: RichTextNode): Part[] {
  return childrenOf(node).flatMap((child): Part[] => {
    if (child.type === 'inlineBlock') return [isChosen(child) ? { figure: child } : { words: '\n' }]
    if (child.type === 'text') return [{ words: stringOf(child['text']) }]
    if (child.type === 'link' || child.type === 'autolink') return partsOf(child)
    return [{ words: '\n' }]
  })
}

function isChosen({ fields }: RichTextNode): boolean {
  return Boolean(recordOf(fields)['figure'])
}

/** Words that stand side by side are one part, in whatever form; without empty ones. */
function joined(parts: readonly Part[]): Part[] {
  const together: Part[] = []
  for (const part of parts) {
    const last = together.at(-1)
    if ('words' in part && last && 'words' in last) last.words += part.words
    else if ('figure' in part || part.words !== '') together.push({ ...part })
  }
  return together
}
