'use client'
// A text of several lines that becomes public, with its length.

import { TextareaField } from '@payloadcms/ui'
import type { TextareaFieldClientProps } from 'payload'
import { Counter } from './Counter.tsx'

/** Replaces Payload's input of such a text. */
export function CountedText(props: TextareaFieldClientProps) {
  return (
    <div className="desk-counted">
      <TextareaField {...props} />
      <Counter path={props.path} max={props.field.maxLength} />
    </div>
  )
}
