// JSON columns with the type of what they hold. Payload's own `jsonSchema` would compile a validator anew at
// every save, in the middle of a publication; what is stored is made by typed code, and what is read back is
// checked by its hash.

import type { JSONField } from 'payload'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import type { Reason } from '#src/comments/rules/types.ts'
import type { Naming } from '#src/publishing/drafts/writers.ts'
import type { NextCopy } from '#src/publishing/editions/copyStore.ts'
import type {
  EditionApproval,
  EditionContent,
  EditionNote,
  Override,
} from '#src/publishing/editions/editions.ts'
import type { FormerName } from '#src/readers/names/decideName.ts'
import type { RichText } from '#src/richtext/types.ts'
import type { SignInAddress } from '#src/throttle/knownAddresses.ts'
import type { Approval } from '#src/workflow/approvals.ts'
import type { Pending } from '#src/workflow/facts.ts'

/** The types, so that a name without one is a compile error. */
type Types = {
  RichText: RichText
  PublicArticle: PublicArticle
  Approval: Approval
  Pending: Pending
  Reason: Reason
  NextCopy: NextCopy
  EditionContent: EditionContent
  EditionApproval: EditionApproval
  EditionNote: EditionNote
  Override: Override
  Naming: Naming
  SignInAddress: SignInAddress
  FormerName: FormerName
}

/** Where they stand, seen from payload-types.ts. */
const FILES: Record<keyof Types, string> = {
  RichText: './src/richtext/types.ts',
  PublicArticle: './src/articles/publicArticle.ts',
  Approval: './src/workflow/approvals.ts',
  Pending: './src/workflow/facts.ts',
  Reason: './src/comments/rules/types.ts',
  NextCopy: './src/publishing/editions/copyStore.ts',
  EditionContent: './src/publishing/editions/editions.ts',
  EditionApproval: './src/publishing/editions/editions.ts',
  EditionNote: './src/publishing/editions/editions.ts',
  Override: './src/publishing/editions/editions.ts',
  Naming: './src/publishing/drafts/writers.ts',
  SignInAddress: './src/throttle/knownAddresses.ts',
  FormerName: './src/readers/names/decideName.ts',
}

type TypeName = keyof Types

/** A JSON column of this type, or of a list of it; null too unless it is required. */
export function typedJson(
  field: Omit<JSONField, 'type'>,
  type: TypeName | `${TypeName}[]` | 'string[]',
): JSONField {
  const name = type.replace('[]', '')
  const list = type.endsWith('[]') ? '[]' : ''
  const item = isNamed(name) ? importOf(name) : name
  const tsType = `${item}${list}${field.required ? '' : ' | null'}`
  // Lists are not asked for what stands in it (src/gateway/lists/askedLists.ts).
  const admin = { ...field.admin, disableListFilter: true }
  return { ...field, admin, type: 'json', typescriptSchema: [() => ({ tsType })] }
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
