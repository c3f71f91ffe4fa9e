// The state of an article in a list: chip, public mark, when it goes out, and what a colleague asks.

import type { DefaultServerCellComponentProps, Payload } from 'payload'
import { cache } from 'react'
import { DeskMoment } from '../DeskWhen.tsx'
import { deskZone } from '../deskZone.ts'
import { LiveMark, StateChip } from '../StateChip.tsx'

type Row = {
  id?: string
  live?: string
  publishedAt?: string | null
  pending?: { step: 'withdraw' | 'lift'; byName: string } | null
}

/** The cell of the state column. */
export async function StateCell({
  cellData,
  rowData,
  payload,
}: Pick<DefaultServerCellComponentProps, 'cellData' | 'rowData' | 'payload'>) {
  const { id, live, publishedAt, pending } = (rowData ?? {}) as Row
  const goesOutAt = cellData === 'scheduled' && id ? (await waitingTimes(payload)).get(id) : undefined
  const saysMore =
    live &&
    live !== 'none' &&
    !(live === 'withdrawn' && cellData === 'withdrawn') &&
    !(goesOutAt && goesOutAt === publishedAt)
  return (
    <span className="desk-cell">
      <StateChip state={String(cellData ?? 'draft')} />
      {saysMore ? <LiveMark live={live} publishedAt={publishedAt} /> : null}
      {goesOutAt ? (
        <span className="desk-small">
          <DeskMoment at={goesOutAt} zone={await deskZone(payload)} />
        </span>
      ) : null}
      {pending ? (
        <span className="desk-small">
          {pending.byName} asks to {pending.step === 'lift' ? 'lift the embargo' : 'withdraw it'}
        </span>
      ) : null}
    </span>
  )
}

/** When each waiting article goes out, by its id; asked once a page. */
const waitingTimes = cache(async (payload: Payload): Promise<Map<string, string>> => {
  const { docs } = await payload.find({
    collection: 'editions',
    where: { state: { equals: 'waiting' } },
    select: { article: true, goesOutAt: true },
    limit: 500,
    depth: 0,
    pagination: false,
    overrideAccess: true, // all staff read all editions, and only staff see this list
  })
  return new Map(docs.map(({ article, goesOutAt }) => [article, goesOutAt]))
})
