// The open tasks on the desk's home.

'use client'

import { useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { TaskList } from '../tasks/TaskList.tsx'
import type { DeskTasks } from './openTasks.ts'

/** The tasks, each with its article; the page is read anew once one is closed. */
export function OpenTasks({ tasks: { shown, more }, zone }: { tasks: DeskTasks; zone: string }) {
  const router = useRouter()
  const { config } = useConfig()
  const { admin, api } = config.routes
  const listed = shown.map(({ articleId, headline, ...task }) => ({
    ...task,
    article: (
      <>
        In{' '}
        <a className="desk-link" href={`${admin}/collections/articles/${articleId}`}>
          {headline}
        </a>
        .{' '}
      </>
    ),
  }))
  return (
    <>
      <TaskList api={api} tasks={listed} zone={zone} onDone={() => router.refresh()} />
      {more > 0 ? (
        <p className="desk-small">
          <a href={`${admin}/collections/tasks?where[or][0][and][0][state][equals]=open`}>
            {more === 1 ? 'One more' : `${more} more`}
          </a>
        </p>
      ) : null}
    </>
  )
}
