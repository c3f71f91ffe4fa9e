// A stored text as the editor shows it: the form of a colleague, who approves it, shows what readers get.

import { childrenOf, isRecord, recordOf } from './records.ts'
import type { RichTextNode } from './types.ts'
import { nodesInOrder } from './walk.ts'

/**
 * Puts a text in the shape in which the editor shows it, in place: lists of one kind side by side are one list; a point that holds
 * a list is two points, its words and the list, in their order; direction follows the words. And empties the labels that nobody is shown.
 * Takes anything; what is no text stays as it is.
 */
export function asShown(body: unknown): void {
  const root = recordOf(body)['root']
  const texts = [
    root,
    ...[...nodesInOrder(body)].map((node) => recordOf(recordOf(node['fields'])['text'])['root']),
  ]
  for (const text of texts) if (isRecord(text)) joinLists(text)
  for (const node of nodesInOrder(body)) {
    if (node['direction'] === 'rtl') node['direction'] = null
    const fields = recordOf(node['fields'])
    if (fields['blockName']) fields['blockName'] = ''
    if ((node.type === 'link' || node.type === 'autolink') && fields['text']) fields['text'] = ''
    if (node.type === 'list') splitItems(node)
    joinLists(node)
  }
}

/** The editor shows lists of one kind side by side as one, which goes on counting. */
function joinLists(parent: Record<string, unknown>): void {
  if (!Array.isArray(parent['children'])) return
  const joined: unknown[] = []
  for (const child of parent['children'] as unknown[]) {
    const before = joined.at(-1)
    if (isList(child) && isList(before) && before['listType'] === child['listType'])
      before['children'] = [...childrenOf(before), ...childrenOf(child)]
    else joined.push(child)
  }
  parent['children'] = joined
}

/** The editor keeps a list within a list in a point of its own. */
function splitItems(list: RichTextNode): void {
  list['children'] = childrenOf(list).flatMap((item) => {
    const parts = childrenOf(item)
    const lists = parts.filter(isList).length
    if (item.type !== 'listitem' || lists === 0 || lists === parts.length) return [item]
    const runs: RichTextNode[][] = []
    for (const part of parts) {
      const run = runs.at(-1)
      if (run && isList(run[0]) === isList(part)) run.push(part)
      else runs.push([part])
    }
    return runs.map((children) => ({ ...item, children }))
  })
}

function isList(node: unknown): node is RichTextNode {
  return isRecord(node) && node['type'] === 'list'
}
