// The page /admin/moderation. Payload's custom views are open to everybody, so who asks is checked here, on
// the server.

import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter } from '@payloadcms/ui'
import { redirect } from 'next/navigation.js'
import type { AdminViewServerProps } from 'payload'
import { hasRole, staffOf } from '#access/actors.ts'
import { MODERATES } from '#access/roleGroups.ts'
import { namesToCheck } from '#src/readers/index.ts'
import '../desk.css'
import { Names } from './Names.tsx'
import { queuePage } from './queue.ts'
import { Queue } from './Queue.tsx'
import { TABS, type Tab } from './tabs.ts'

/** The comment queue for moderators and admins. */
export async function ModerationView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { req, permissions, visibleEntities, locale } = initPageResult
  const { payload } = req
  const admin = payload.config.routes.admin
  const staff = staffOf(req.user)
  if (!staff) redirect(`${admin}/login?redirect=${encodeURIComponent(`${admin}/moderation`)}`)
  const frame = {
    i18n: req.i18n,
    locale,
    params,
    payload,
    permissions,
    searchParams,
    user: req.user ?? undefined,
    visibleEntities,
    req,
  }
  if (!hasRole(staff, ...MODERATES)) {
    return (
      <DefaultTemplate {...frame}>
        <Gutter className="desk-queue">
          <h1>Comment queue</h1>
          <p>Comments are decided by moderators. You are signed in as {staff.role}.</p>
        </Gutter>
      </DefaultTemplate>
    )
  }
  const tab = tabOf(searchParams?.state)
  const [shown, names] = await Promise.all([
    queuePage({ desk: { payload, staff }, tab, page: Number(searchParams?.page) || 1 }),
    namesToCheck(payload, staff),
  ])
  return (
    <DefaultTemplate {...frame}>
      <Gutter className="desk-queue">
        <Names names={names} api={payload.config.routes.api} admin={admin} />
        <Queue key={`${tab}-${shown.page}`} shown={shown} admin={admin} api={payload.config.routes.api} />
      </Gutter>
    </DefaultTemplate>
  )
}

function tabOf(parameter: unknown): Tab {
  return TABS.find((tab) => tab === parameter) ?? 'pending'
}
