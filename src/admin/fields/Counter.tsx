'use client'
// How long a text is, beside how long it may be.

import { useField } from '@payloadcms/ui'

/** The text at this path of the form: `97 of 160 characters`. Nothing while it is empty. */
export function Counter({ path, max }: { path: string; max: number | undefined }) {
  const { value } = useField<string | null>({ path })
  const length = value?.trim().length ?? 0
  if (!max || length === 0) return null
  return (
    <p className={length > max ? 'desk-counter desk-counter--over' : 'desk-counter'}>
      {length.toLocaleString('en-GB')} of {max.toLocaleString('en-GB')} characters
      {length > max ? `: ${(length - max).toLocaleString('en-GB')} too many` : ''}
    </p>
  )
}
