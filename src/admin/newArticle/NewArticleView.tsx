// The page /admin/new-article: an article is made of its first words, and not by opening a form. Payload's
// own page for it makes a row at once, which nobody may delete.

import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter } from '@payloadcms/ui'
import { redirect } from 'next/navigation.js'
import type { AdminViewServerProps } from 'payload'
import { staffOf } from '#access/actors.ts'
import { isOneOf, WRITES } from '#access/roleGroups.ts'
import '../desk.css'
import { NewArticle } from './NewArticle.tsx'
import { sourceOf } from './source.ts'

/** For those who write; `?from=<id>` begins with a copy of that article. */
export async function NewArticleView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { req, permissions, visibleEntities, locale } = initPageResult
  const { payload } = req
  const { admin, api } = payload.config.routes
  const staff = staffOf(req.user)
  if (!staff) redirect(`${admin}/login?redirect=${encodeURIComponent(`${admin}/new-article`)}`)
  const from = typeof searchParams?.from === 'string' ? searchParams.from : null
  return (
    <DefaultTemplate
      i18n={req.i18n}
      locale={locale}
      params={params}
      payload={payload}
      permissions={permissions}
      searchParams={searchParams}
      user={req.user ?? undefined}
      visibleEntities={visibleEntities}
      req={req}
    >
      <Gutter className="desk-new">
        {isOneOf(staff.role, WRITES) ? (
          <NewArticle api={api} admin={admin} source={from === null ? null : await sourceOf(req, from)} />
        ) : (
          <>
            <h1>New article</h1>
            <p>Articles are written by authors and editors. You are signed in as {staff.role}.</p>
          </>
        )}
      </Gutter>
    </DefaultTemplate>
  )
}
