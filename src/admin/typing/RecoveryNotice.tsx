// Offers back what this computer kept: with its time, what it says, and what bringing it back would do.

'use client'

import { useState } from 'react'
import { createPortal } from 'react-dom'
import { upperFirst } from '#src/plainText/firstLetter.ts'
import { plainText } from '#src/richtext/body/plain.ts'
import { Refusal } from '../Refusal.tsx'
import { When } from '../When.tsx'
import type { Recovering, Recovery } from './useRecovery.ts'

type Props = Omit<Recovering, 'found'> & { recovery: Recovery }

/** The notice over the form while the person has not decided. */
export function RecoveryNotice({ recovery: { entry, fields, isOlder }, bringBack, drop }: Props) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [copied, setCopied] = useState(false)
  const [isSure, setIsSure] = useState(false)
  const words = wordsOf(entry.fields, fields)
  const act = async (work: () => Promise<string | null | void>) => {
    if (busy) return
    setBusy(true)
    setProblem((await work()) ?? null)
    setBusy(false)
  }
  return createPortal(
    <section className="desk-conflict" role="alert" aria-labelledby="desk-recovery-title">
      <h2 id="desk-recovery-title">This computer kept text of yours that is not saved</h2>
      <p>
        Typed <When at={new Date(entry.typedAt).toISOString()} />.{' '}
        {isOlder
          ? 'The article has been saved since. If you bring yours back it becomes the newest draft; ' +
            'the other stays in the versions.'
          : 'Nobody has saved the article since.'}
      </p>
      <details>
        <summary>What it says</summary>
        <p className="desk-kept">{words || 'Nothing but settings.'}</p>
      </details>
      <Refusal>{problem}</Refusal>
      <div className="desk-steps__buttons">
        <button
          type="button"
          className="desk-button desk-button--primary"
          aria-disabled={busy || undefined}
          onClick={() => void act(bringBack)}
        >
          Bring it back
        </button>
        <button
          type="button"
          className="desk-button"
          onClick={() => void navigator.clipboard.writeText(words).then(() => setCopied(true))}
        >
          {copied ? 'Copied' : 'Copy the words'}
        </button>
        <button
          type="button"
          className="desk-button desk-button--danger"
          aria-disabled={busy || undefined}
          onClick={() => (isSure ? void act(drop) : setIsSure(true))}
        >
          {isSure ? 'Delete it for good' : 'Delete it from this computer'}
        </button>
      </div>
    </section>,
    document.body,
  )
}

/** As the form has them. */
const FIRST: readonly string[] = ['headline', 'standfirst', 'body']

/** `deskNotes` is “Desk notes”. */
function labelOf(field: string): string {
  const words = field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return upperFirst(words)
}

/** The words of the fields that differ, each with the name of its field. */
function wordsOf(values: Record<string, unknown>, fields: readonly string[]): string {
  const inOrder = [
    ...FIRST.filter((field) => fields.includes(field)),
    ...fields.filter((field) => !FIRST.includes(field)),
  ]
  return inOrder
    .flatMap((field) => {
      const value = values[field]
      const isText = typeof value === 'object' && value !== null && 'root' in value
      const words = typeof value === 'string' ? value : isText ? plainText(value as never) : ''
      return words === '' ? [] : [`${labelOf(field)}: ${words}`]
    })
    .join('\n\n')
}
