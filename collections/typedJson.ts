// JSON columns with the type of what they hold. Payload's own `jsonSchema` would compile a validator anew at every save, in the
// middle of a publication; what is stored is made by typed code, and what is read back is checked by its hash.

import type { JSONField } from 'payload'

/** Where the types stand, seen from payload-types.ts. */
const FILES = {
  RichText: './src/richtext/types.ts',
  PublicArticle: './src/articles/publicArticle.ts',
  Approval: './src/workflow/approvals.ts',
  Pending: './src/workflow/facts.ts',
  Reason: './src/comments/types.ts',
  NextCopy: './src/publishing/editions/copyStore.ts',
  EditionContent: './src/publishing/editions/editions.ts',
  EditionApproval: './src/publishing/editions/editions.ts',
  EditionNote: './src/publishing/editions/editions.ts',
  Override: './src/publishing/editions/editions.ts',
  Renaming: './src/publishing/drafts/writers.ts',
} as const

type TypeName = keyof typeof FILES

/** A JSON column of this type, or of a list of it; null too unless it is required. */
export function typedJson(
  field: Omit<JSONField, 'type'>,
  type: TypeName | `${TypeName}[]` | 'string[]',
): JSONField {
  const name = type.replace('[]', '')
  const list = type.endsWith('[]') ? '[]' : ''
  const item = isNamed(name) ? importOf(name) : name
  const tsType = `${item}${list}${field.required ? '' : ' | null'}`
  return { ...field, type: 'json', typescriptSchema: [() => ({ tsType })] }
}

/** The schema of a field whose type stands in one of our files. */
export function typeSchema(name: TypeName): () => { tsType: string } {
  return () => ({ tsType: importOf(name) })
}

function importOf(name: TypeName): string {
  return `import('${FILES[name]}').${name}`
}

function isNamed(name: string): name is TypeName {
  return Object.hasOwn(FILES, name)
}
