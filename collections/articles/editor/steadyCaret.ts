// Typing beside a figure or a block that is selected goes beside it, and not to the start of the article.

import { createServerFeature } from '@payloadcms/richtext-lexical'

export const steadyCaret = createServerFeature({
  feature: { ClientFeature: '/src/admin/article/SteadyCaret.tsx#SteadyCaret' },
  key: 'steadyCaret',
})
