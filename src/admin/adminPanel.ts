// What of the admin panel is ours: the desk's home, its navigation, the comment queue, the marks of the house.

import type { Config } from 'payload'

type AdminPanel = Pick<NonNullable<Config['admin']>, 'avatar' | 'components' | 'dateFormat' | 'meta'>

/** The part of Payload's `admin` that this room decides. Components are named by their path, as Payload's import map wants. */
export const adminPanel: AdminPanel = {
  avatar: 'default', // Payload's own choice asks gravatar.com about every colleague
  components: {
    graphics: { Logo: '/src/admin/brand/Logo.tsx#Logo', Icon: '/src/admin/brand/Icon.tsx#Icon' },
    beforeNavLinks: ['/src/admin/nav/DeskNav.tsx#DeskNav'],
    views: {
      dashboard: { Component: '/src/admin/dashboard/Dashboard.tsx#Dashboard' },
      // Payload shows this page to anybody while there is no staff; ours only explains.
      createFirstUser: { Component: '/src/admin/firstStaff/NoStaffYet.tsx#NoStaffYet' },
      moderation: { Component: '/src/admin/moderation/ModerationView.tsx#ModerationView', path: '/moderation', exact: true, meta: { title: 'Comment queue' } },
    },
  },
  dateFormat: 'd MMM yyyy, HH:mm',
  meta: { titleSuffix: ' · Assay', description: 'The desk of Assay', robots: 'noindex, nofollow' },
}
