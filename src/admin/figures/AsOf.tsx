// The as-of of a figure: typed and shown in the zone that stands beside it, not in that of the browser or the
// desk.

'use client'

import { useFormFields } from '@payloadcms/ui'
import type { DateFieldClientProps } from 'payload'
import { useRef } from 'react'
import { isTimeZone } from '#src/figures/instants.ts'
import { DeskTimeInput } from '../article/DeskTimeInput.tsx'

/** While a zone is half typed, the one before it holds. */
export function AsOf({ field, path, readOnly }: DateFieldClientProps) {
  const typed = useFormFields(([fields]) => fields.zone?.value)
  const zone = typeof typed === 'string' ? typed.trim() : null
  const held = useRef('UTC')
  if (isTimeZone(zone)) held.current = zone
  if (zone === null) return null // the form is not there yet
  return (
    <DeskTimeInput field={field} path={path} readOnly={readOnly ?? false} zone={held.current} keepsClock />
  )
}
