// A field that only our commands write: nobody sets it over REST, GraphQL or a form.

import type { FieldAffectingData } from 'payload'
import { nobodyField } from '#access/rules.ts'

type Accessible = Exclude<FieldAffectingData, { type: 'ui' }> & { access?: object; admin?: object }

/** Closes a field to every write by a person; commands write it past the access rules. */
export function systemField<T extends Accessible>(field: T): T {
  return {
    ...field,
    access: { ...field.access, create: nobodyField, update: nobodyField },
    admin: { readOnly: true, ...field.admin },
  } as T
}
