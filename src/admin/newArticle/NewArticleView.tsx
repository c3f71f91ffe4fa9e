// The page /admin/new-article: an article is made of its first words, and not by opening a form. Payload's
// own page for it makes a row at once, which nobody may delete.

import { redirect } from 'next/navigation.js'
import type { AdminViewServerProps } from 'payload'
import { staffOf } from '#access/actors.ts'
import { isOneOf, WRITES } from '#access/roleGroups.ts'
import '../desk.css'
import { DeskTemplate } from '../DeskTemplate.tsx'
import { NewArticle } from './NewArticle.tsx'
import { sourceOf } from './source.ts'

/** For those who write; `?from=<id>` begins with a copy of that article. */
export async function NewArticleView(view: AdminViewServerProps) {
  const { req } = view.initPageResult
  const { admin, api } = req.payload.config.routes
  const staff = staffOf(req.user)
  if (!staff) redirect(`${admin}/login?redirect=${encodeURIComponent(`${admin}/new-article`)}`)
  const from = view.searchParams?.from
  return (
    <DeskTemplate view={view} className="desk-new">
      {isOneOf(staff.role, WRITES) ? (
        <NewArticle
          api={api}
          admin={admin}
          source={typeof from === 'string' ? await sourceOf(req, from) : null}
        />
      ) : (
        <>
          <h1>New article</h1>
          <p>Articles are written by authors and editors. You are signed in as {staff.role}.</p>
        </>
      )}
    </DeskTemplate>
  )
}
