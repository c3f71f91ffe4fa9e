// What is approved is what is seen: the one rule for plain texts, asked of all that an approval covers.

import { plainTextProblems, type PublicText } from '#src/plainText/plainText.ts'
import type { ArticleContent, PartName } from './content.ts'
import { inputTexts } from './inputs.ts'
import { PART_NAMES, partOf } from './parts.ts'

/** Most sentences at once; past that a list is no help. */
const MAX_NAMED = 5

/** A sentence for each text with a sign that readers would not see, or that changes what they see. */
export function hiddenSigns(content: ArticleContent): string[] {
  const shown = PART_NAMES.flatMap((name) => textsOf(name, content))
  return plainTextProblems([...inputTexts(content), ...shown]).slice(0, MAX_NAMED)
}

function textsOf<Name extends PartName>(name: Name, content: ArticleContent): readonly PublicText[] {
  const value = content[name]
  return value === null || value === undefined ? [] : (partOf(name).texts?.(value) ?? [])
}
