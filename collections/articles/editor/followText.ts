// What is typed in an editor counts as typed from the first key, before the form is told.

import { createServerFeature } from '@payloadcms/richtext-lexical'

export const followText = createServerFeature({
  feature: { ClientFeature: '/src/admin/typing/FollowText.tsx#FollowText' },
  key: 'followText',
})
