// Open tasks: what a public article shows has changed since it was approved, and somebody must look.

'use client'

import { useAuth } from '@payloadcms/ui'
import type { ReactNode } from 'react'
import { ANSWERS_FOR_DESK, isOneOf } from '#access/roleGroups.ts'
import { DeskWhen } from '../DeskWhen.tsx'
import { DismissTask } from './DismissTask.tsx'

export type OpenTask = { id: string; label: string; byName: string; at: string; article?: ReactNode }

/** The tasks with a way to close each; nothing while there are none. A new edition closes them by itself. */
export function TaskList({
  api,
  tasks,
  zone,
  onDone,
}: {
  api: string
  tasks: readonly OpenTask[]
  zone: string
  onDone: () => void
}) {
  const { user } = useAuth()
  const mayClose = isOneOf(user?.role, ANSWERS_FOR_DESK)
  if (tasks.length === 0) return null
  return (
    <ul className="desk-tasks" aria-label="Tasks">
      {tasks.map(({ id, label, byName, at, article }) => (
        <li key={id}>
          <span>{label}</span>
          <span className="desk-small">
            {article}
            {byName}, <DeskWhen at={at} zone={zone} />. The page shows what was approved.
          </span>
          {mayClose ? (
            <DismissTask address={`${api}/tasks/${id}/dismiss`} label={label} onDone={onDone} />
          ) : null}
        </li>
      ))}
    </ul>
  )
}
