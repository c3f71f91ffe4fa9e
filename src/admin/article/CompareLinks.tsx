// The way to the comparison of two texts of the article, and what the desk must know before it approves one.

'use client'

import { comparePath } from '#src/articles/compare/comparePath.ts'
import { andList } from '#src/plainText/lists.ts'
import type { ChangedSince } from '#src/publishing/compare/changedSince.ts'
import { DeskWhen } from '../DeskWhen.tsx'

type Props = { articleId: string; changedSince: ChangedSince | null; zone: string }

/** A link, and a sentence where the text is not the one that was submitted. */
export function CompareLinks({ articleId, changedSince, zone }: Props) {
  return (
    <>
      {changedSince ? (
        <p className="desk-warning">
          Changed after it was submitted: {andList(changedSince.by)},{' '}
          <DeskWhen at={changedSince.at} zone={zone} />.{' '}
          <NewTab href={comparePath(articleId, { from: 'submitted' })}>Read what changed</NewTab>
        </p>
      ) : null}
      <p>
        <NewTab href={comparePath(articleId)}>What has changed</NewTab>
      </p>
    </>
  )
}

function NewTab({ href, children }: { href: string; children: string }) {
  return (
    <a className="desk-link" href={href} target="_blank" rel="noreferrer">
      {children}
      <span className="desk-hidden"> (new tab)</span>
    </a>
  )
}
