// How the articles collection looks in the panel: the workflow instead of Payload's own publishing, and the
// real page beside the form.

import type { CollectionConfig } from 'payload'
import { filterByDeskView } from './deskViews.ts'

/** The `admin` of the articles collection. */
export const articlesDesk: CollectionConfig['admin'] = {
  useAsTitle: 'headline',
  group: 'Desk',
  defaultColumns: ['headline', 'state', 'byline', 'commodities', 'updatedAt'],
  listSearchableFields: ['headline', 'slug', 'standfirst'],
  hideAPIURL: true,
  baseFilter: filterByDeskView,
  pagination: { defaultLimit: 25, limits: [25, 50, 100] },
  components: {
    beforeListTable: ['/src/admin/list/DeskViews.tsx#DeskViews'],
    views: {
      edit: {
        versions: { Component: '/src/admin/article/Versions.tsx#Versions' },
        version: { Component: '/src/admin/article/Version.tsx#Version' },
      },
    },
    edit: {
      Status: '/src/admin/article/ArticleStatus.tsx#ArticleStatus',
      SaveDraftButton: '/src/admin/typing/SaveButton.tsx#SaveButton',
      PublishButton: '/src/admin/article/NoButton.tsx#NoButton',
      UnpublishButton: '/src/admin/article/NoButton.tsx#NoButton',
      editMenuItems: ['/src/admin/newArticle/CopyLink.tsx#CopyLink'],
    },
  },
  livePreview: {
    url: ({ data }) => (data.id ? `/preview/articles/${String(data.id)}` : null),
    breakpoints: [
      { name: 'phone', label: 'Phone', width: 390, height: 844 },
      { name: 'desktop', label: 'Desktop', width: 1280, height: 900 },
    ],
  },
}
