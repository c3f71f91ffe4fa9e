// What of the admin panel is ours: the desk's home, its navigation, the comment queue, its marks.

import type { Config } from 'payload'

type AdminPanel = Pick<NonNullable<Config['admin']>, 'avatar' | 'components' | 'dateFormat' | 'meta'>

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" ' +
  'height="32" rx="4" fill="#14602c"/><text x="16" y="24" text-anchor="middle" ' +
  'font-family="Georgia,serif" font-weight="700" font-size="22" fill="#fff">A</text></svg>'

/**
 * The part of Payload's `admin` that this folder decides. Components are named by their path, as Payload's
 * import map wants.
 */
export const adminPanel: AdminPanel = {
  avatar: 'default', // Payload's own choice asks gravatar.com about every colleague
  components: {
    graphics: { Logo: '/src/admin/brand/Logo.tsx#Logo', Icon: '/src/admin/brand/Icon.tsx#Icon' },
    providers: ['/src/admin/typing/PatientBlocks.tsx#PatientBlocks'],
    beforeNavLinks: ['/src/admin/nav/DeskNav.tsx#DeskNav'],
    views: {
      dashboard: { Component: '/src/admin/dashboard/Dashboard.tsx#Dashboard' },
      // Payload shows this page to anybody while there is no staff; ours only explains.
      createFirstUser: { Component: '/src/admin/firstStaff/NoStaffYet.tsx#NoStaffYet' },
      moderation: {
        Component: '/src/admin/moderation/ModerationView.tsx#ModerationView',
        path: '/moderation',
        exact: true,
        meta: { title: 'Comment queue' },
      },
      newArticle: {
        Component: '/src/admin/newArticle/NewArticleView.tsx#NewArticleView',
        path: '/new-article',
        exact: true,
        meta: { title: 'New article' },
      },
    },
  },
  dateFormat: "d MMM yyyy, HH:mm 'UTC'xxx", // Payload's own times are the browser's: they say so
  meta: {
    titleSuffix: '· Assay',
    description: 'The desk of Assay',
    robots: 'noindex, nofollow',
    icons: [{ rel: 'icon', type: 'image/svg+xml', url: `data:image/svg+xml,${encodeURIComponent(ICON)}` }],
    defaultOGImageType: 'off',
    openGraph: { siteName: 'Assay', title: 'Assay', description: 'The desk of Assay' },
  },
}

/**
 * Payload's own words that say less than they could: a time that names no zone, “<No Value>”, its own name.
 */
export const panelWords: NonNullable<Config['i18n']> = {
  translations: {
    en: {
      general: {
        editedSince: 'Edited since (this browser’s time)',
        createdAt: 'Created at',
        updatedAt: 'Updated at',
        noLabel: '{{label}}: none',
        noValue: 'None',
        payloadSettings: 'Settings of the panel',
        untitled: 'Without a title',
      },
    },
  },
}
