// An instant on screen in the desk's zone; for what goes out, with UTC beside it.

import { deskTime } from '#src/workflow/deskTime.ts'
import { formatInstant } from './times.ts'

type Props = { at: string; zone: string }

/** When something happened: "23 Nov 2026, 14:05 UTC". UTC stands in the element's `datetime`. */
export function DeskWhen({ at, zone }: Props) {
  return <time dateTime={at}>{formatInstant(at, zone)}</time>
}

/** When something goes out: "Mon 23 Nov 2026, 14:00 Europe/London · 14:00 UTC". */
export function DeskMoment({ at, zone }: Props) {
  return <time dateTime={at}>{deskTime(at, zone)}</time>
}
