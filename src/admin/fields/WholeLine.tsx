'use client'
// A text of one line that shows all its words: an input would show as many of them as fit into it.

import { TextareaField } from '@payloadcms/ui'
import type { TextareaFieldClientProps, TextFieldClientProps } from 'payload'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { withoutHiddenSigns } from '#src/plainText/plainText.ts'
import { Counter } from './Counter.tsx'

/** Replaces Payload's input of a text that becomes public. It grows with its words, and takes no new line. */
export function WholeLine({ field: { admin, ...field }, validate, ...props }: TextFieldClientProps) {
  const whole = {
    ...props,
    field: { ...field, type: 'textarea', admin: { ...admin, rows: 1 } },
    ...(validate ? { validate } : {}),
  } as TextareaFieldClientProps
  const [removed, setRemoved] = useState(0)
  const fit = (event: FormEvent<HTMLElement>) => {
    joinLines(event)
    if ((event.nativeEvent as InputEvent).inputType === 'insertFromPaste') setRemoved(dropHidden(event))
  }
  return (
    <div className="desk-whole-line" onChangeCapture={fit} onKeyDownCapture={submitByEnter}>
      <TextareaField {...whole} />
      <Counter path={props.path} max={field.maxLength} />
      <p className="desk-whole-line__note" role="status">
        {removed === 0
          ? ''
          : `Left out of what was pasted: ${removed === 1 ? 'a sign' : `${removed} signs`} that readers cannot see.`}
      </p>
    </div>
  )
}

/** Takes signs that nobody sees out of what was pasted, as the text of an article does; says how many. */
function dropHidden({ target }: FormEvent<HTMLElement>): number {
  if (!(target instanceof HTMLTextAreaElement)) return 0
  const { text, removed } = withoutHiddenSigns(target.value)
  if (removed > 0) target.value = text
  return removed
}

/** What is pasted on several lines is one, as in an input. */
function joinLines({ target }: FormEvent<HTMLElement>): void {
  if (!(target instanceof HTMLTextAreaElement) || !/[\n\r]/.test(target.value)) return
  const caret = target.selectionStart
  target.value = target.value
    .split(/\r\n|[\n\r]/)
    .filter(Boolean)
    .join(' ')
  target.setSelectionRange(caret, caret)
}

/** Enter does what it does in an input: it presses the button of the form, where it has one. */
function submitByEnter(event: KeyboardEvent): void {
  const { key, nativeEvent, target } = event
  if (key !== 'Enter' || nativeEvent.isComposing || !(target instanceof HTMLTextAreaElement)) return
  event.preventDefault()
  target.form?.querySelector<HTMLButtonElement>('button[type="submit"]')?.click()
}
