// Links in an article: addresses only. Links to other articles are written as paths on this site.

import { LinkFeature } from '@payloadcms/richtext-lexical'
import type { Field, TextFieldSingleValidation } from 'payload'
import { isEmptyUrl, linkUrl } from '#src/richtext/checks.ts'

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
          if (field.name === 'linkType') return { ...field, admin: { hidden: true } } as Field // there is no other kind
          return field.name === 'url'
            ? { name: 'url', type: 'text', label: field.label, required: true, validate: linkAddress }
            : field
        }),
  })

/**
 * Asked as the form of a link is left, so that no text comes to hold an address that it may not be saved
 * with.
 */
const linkAddress: TextFieldSingleValidation = (value) => {
  if (isEmptyUrl(value)) return 'Write an address.'
  const fault = linkUrl(value)
  return fault ? `A link ${fault.what}.` : true
}
