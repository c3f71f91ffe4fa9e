// A sentence about a place in the text leads there.

import { createServerFeature } from '@payloadcms/richtext-lexical'

export const showPlace = createServerFeature({
  feature: { ClientFeature: '/src/admin/article/problems/ShowPlace.tsx#ShowPlace' },
  key: 'showPlace',
})
