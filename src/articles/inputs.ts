// The inputs of an article's form as the table has them: labels, limits, and the sentence about a text that
// is too long.

import type { PublicText } from '#src/plainText/plainText.ts'
import type { ArticleContent, PartName } from './content.ts'
import type { FormField } from './draft.ts'
import type { Gap } from './gap.ts'
import { PART_NAMES, partOf, type Input, type Nature, type PARTS } from './parts.ts'

/** The path of an input: `headline`, `seo.title`. */
export type InputPath = { [Name in PartName]: keyof (typeof PARTS)[Name]['form'] & string }[PartName]

/** The label of an input and, where it is a text, its limit, as a field of the form takes them. */
export function inputOf(path: InputPath): { label: string; maxLength?: number } {
  const { called: _, lines: __, ...input } = { called: '', lines: false, ...INPUTS[path] }
  return input
}

/** The fields of the form that parts of these natures are made of, in the order of the table. */
export function fieldsOf(...natures: Nature[]): FormField[] {
  return PART_NAMES.filter((name) => natures.includes(partOf(name).nature)).flatMap(fieldsOfPart)
}

/** The fields of the form that a part is made of. */
export function fieldsOfPart(name: PartName): FormField[] {
  return Object.keys(partOf(name).form).filter((path): path is FormField => !path.includes('.'))
}

/** A sentence for each text that is longer than its form allows: a draft is saved without limits. */
export function overlongTexts(content: ArticleContent): Gap[] {
  return Object.entries(INPUTS).flatMap(([path, input]) =>
    'maxLength' in input && textAt(content, path).length > input.maxLength
      ? [{ path, message: `${input.called} is longer than ${input.maxLength} characters.` }]
      : [],
  )
}

const INPUTS = Object.assign({}, ...PART_NAMES.map((name) => partOf(name).form)) as Record<InputPath, Input>

/** The inputs of the form that are texts, of one part or of all, as the content has them. */
export function inputTexts(content: ArticleContent, part?: PartName): PublicText[] {
  return Object.entries((part ? partOf(part).form : INPUTS) as Record<string, Input>).flatMap(
    ([path, input]) =>
      'maxLength' in input
        ? [{ called: input.called, text: textAt(content, path), lines: input.lines ?? false }]
        : [],
  )
}

function textAt(content: ArticleContent, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>((part, name) => (part as Record<string, unknown> | null)?.[name], content)
  return typeof value === 'string' ? value : ''
}
