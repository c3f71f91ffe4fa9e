/** @jsxImportSource hono/jsx */
// The bar above what only the desk sees: a draft, or an edition with its times and with who answers for it.

import { CHANGE_LABELS } from '#src/articles/changes.ts'
import { comparePath } from '#src/articles/compare/comparePath.ts'
import { upperFirst } from '#src/plainText/firstLetter.ts'
import { andList } from '#src/plainText/lists.ts'
import type { EditionSummary, Signature } from '#src/publishing/editions/editionReads.ts'
import { momentOf } from '../view/times.ts'

/** Above the newest draft; `hash` is that of the content that the page shows, by which it is approved. */
export function DraftBar({
  articleId,
  hasEditions,
  hash,
}: {
  articleId: string
  hasEditions: boolean
  hash: string
}) {
  return (
    <aside class="desk-bar" aria-label="For the desk" data-content-hash={hash}>
      <p>
        Preview of a draft. Only the desk sees this page.{' '}
        <a href={comparePath(articleId)}>What has changed</a>
      </p>
      {hasEditions ? (
        <p>
          <a href={editionsPath(articleId)}>What was published before</a>
        </p>
      ) : null}
    </aside>
  )
}

/** Above an edition as it was. */
export function EditionBar({ edition }: { edition: EditionSummary }) {
  return (
    <aside class="desk-bar" aria-label="For the desk">
      <p>
        <strong>Edition {edition.number}</strong>,{' '}
        {edition.period.kind === 'public' && edition.period.to ? 'as it was ' : ''}
        <Fate edition={edition} />
      </p>
      <p>
        <Answers edition={edition} />
      </p>
      <Intact edition={edition} />
      <p>
        Only the desk sees this page. <a href={editionsPath(edition.articleId)}>All editions</a>
        {edition.kind === 'withdrawal' ? null : (
          <>
            {' · '}
            <a href={comparePath(edition.articleId, { from: `e${edition.number}` })}>
              Compare it with the draft
            </a>
          </>
        )}
      </p>
    </aside>
  )
}

/** A warning where the text is not the one that was kept. */
export function Intact({ edition }: { edition: EditionSummary }) {
  if (edition.isIntact) return null
  return (
    <p class="not-intact" role="alert">
      This text has been changed in the database since it was kept. It is not what readers got.
    </p>
  )
}

/** From when to when it was public. */
export function Fate({ edition: { period: fate } }: { edition: EditionSummary }) {
  if (fate.kind === 'never')
    return (
      <>
        {fate.why === 'held'
          ? 'held back when it was due, and never public'
          : 'cancelled before it went out, and never public'}
      </>
    )
  if (fate.kind === 'waiting') {
    return (
      <>
        waiting; it will be public from <Moment at={fate.from} />
      </>
    )
  }
  if (!fate.to) {
    return (
      <>
        public since <Moment at={fate.from} />
      </>
    )
  }
  return (
    <>
      public from <Moment at={fate.from} /> to <Moment at={fate.to} />
    </>
  )
}

/** Who approved it, who sent it out; and of one that went out without approvals, why. */
export function Answers({ edition }: { edition: EditionSummary }) {
  const { approvedBy, publishedBy, override } = edition
  const done = edition.kind === 'withdrawal' ? 'withdrawn' : 'published'
  if (override)
    return <>{`${upperFirst(done)} by ${override.name} without the approvals: ${override.reason}`}</>
  const asked = approvedBy.filter((signature) => signature.as === 'asked')
  const agreed = approvedBy.filter((signature) => signature.as !== 'asked')
  const sentences = [
    ...(asked.length > 0 ? [`asked for by ${listed(asked)}`] : []),
    ...(agreed.length > 0 ? [`approved by ${listed(agreed)}`] : []),
    `${done} by ${publishedBy}`,
  ]
  return <>{upperFirst(sentences.join('; '))}</>
}

/** What kind of edition it is. */
export function editionKind(kind: EditionSummary['kind']): string {
  if (kind === 'first') return 'First publication'
  return kind === 'withdrawal' ? 'Withdrawal' : CHANGE_LABELS[kind].label
}

/** The list of the editions of an article. */
export function editionsPath(articleId: string): string {
  return `/preview/articles/${articleId}/editions`
}

function Moment({ at }: { at: string }) {
  return <time datetime={at}>{momentOf(at)}</time>
}

function listed(signatures: Signature[]): string {
  return andList(
    signatures.map(({ name, as, at }) => {
      const more = [...(as === 'compliance' ? ['compliance'] : []), ...(at ? [momentOf(at)] : [])]
      return more.length > 0 ? `${name} (${more.join(', ')})` : name
    }),
  )
}
