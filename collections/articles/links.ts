// Links in an article: addresses only. Links to other articles are written as paths on this site.

import { LinkFeature } from '@payloadcms/richtext-lexical'

export const links = () =>
  LinkFeature({
    enabledCollections: [],
    fields: ({ defaultFields }) =>
      defaultFields.filter(
        (field) => 'name' in field && ['text', 'url', 'newTab', 'linkType'].includes(String(field.name)),
      ),
  })
