// The page /admin/moderation. Payload's custom views are open to everybody, so who asks is checked here, on
// the server.

import { redirect } from 'next/navigation.js'
import type { AdminViewServerProps } from 'payload'
import { hasRole, staffOf } from '#access/actors.ts'
import { MODERATES } from '#access/roleGroups.ts'
import { namesToCheck } from '#src/readers/index.ts'
import '../desk.css'
import { DeskTemplate } from '../DeskTemplate.tsx'
import { Names } from './Names.tsx'
import { queuePage } from './queue.ts'
import { Queue } from './Queue.tsx'
import { TABS, type Tab } from './tabs.ts'

/** The comment queue for moderators and admins. */
export async function ModerationView(view: AdminViewServerProps) {
  const { req } = view.initPageResult
  const { payload } = req
  const { admin, api } = payload.config.routes
  const staff = staffOf(req.user)
  if (!staff) redirect(`${admin}/login?redirect=${encodeURIComponent(`${admin}/moderation`)}`)
  if (!hasRole(staff, ...MODERATES)) {
    return (
      <DeskTemplate view={view} className="desk-queue">
        <h1>Comment queue</h1>
        <p>Comments are decided by moderators. You are signed in as {staff.role}.</p>
      </DeskTemplate>
    )
  }
  const tab = tabOf(view.searchParams?.state)
  const [shown, names] = await Promise.all([
    queuePage({ desk: { payload, staff }, tab, page: Number(view.searchParams?.page) || 1 }),
    namesToCheck(payload, staff),
  ])
  return (
    <DeskTemplate view={view} className="desk-queue">
      <Names names={names} api={api} admin={admin} />
      <Queue key={`${tab}-${shown.page}`} shown={shown} admin={admin} api={api} />
    </DeskTemplate>
  )
}

function tabOf(parameter: unknown): Tab {
  return TABS.find((tab) => tab === parameter) ?? 'pending'
}
