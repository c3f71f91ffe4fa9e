// Links in an article: addresses only. Links to other articles are written as paths on this site.

import { LinkFeature } from '@payloadcms/richtext-lexical'
import type { Field } from 'payload'
import { linkAddress } from '#src/richtext/linkAddress.ts'

const ADDRESS = {
  name: 'url',
  type: 'text',
  required: true,
  validate: linkAddress,
  admin: { components: { Field: '/src/admin/article/LinkAddress.tsx#LinkAddress' } },
} as const

export const links = () =>
  LinkFeature({
    enabledCollections: [],
    fields: ({ defaultFields }) =>
      defaultFields
        .filter(
          (field) => 'name' in field && ['text', 'url', 'newTab', 'linkType'].includes(String(field.name)),
        )
        // Payload's own field encodes what it takes for no address with each save, and takes
        // `https://localhost/` for none.
        .map((field) => {
          if (!('name' in field)) return field
          // There is no other kind.
          if (field.name === 'linkType') return { ...field, admin: { hidden: true } } as Field
          return field.name === 'url' ? { ...ADDRESS, label: field.label } : field
        }),
  })
