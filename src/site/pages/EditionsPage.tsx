/** @jsxImportSource hono/jsx */
// Every text of an article that was ever sent to readers, for the desk.

import type { EditionSummary } from '#src/publishing/editions/editionReads.ts'
import { Answers, editionKind, editionsPath, Fate, Intact } from '../components/EditionBar.tsx'
import { Lines } from '../components/Lines.tsx'
import { Page } from '../layout/Page.tsx'
import type { PageContext } from '../view/pageContext.ts'

/** Newest first, each with a link to its page as it was. */
export function EditionsPage({
  context,
  editions,
}: {
  context: PageContext
  editions: [EditionSummary, ...EditionSummary[]]
}) {
  const [newest] = editions
  return (
    <Page context={context} title={`Editions: ${newest.headline}`}>
      <header class="list-header">
        <h1>{newest.headline}</h1>
        <p class="standfirst">
          Every text of this article that was sent to readers, as it was. Only the desk sees this page.
        </p>
      </header>
      <ol class="editions">
        {editions.map((edition) => (
          <li>
            <h2 class="edition-title">
              <a href={`${editionsPath(edition.articleId)}/${edition.number}`}>Edition {edition.number}</a>
              <span class="chip">{editionKind(edition.kind)}</span>
            </h2>
            <p class="edition-fate">
              <Fate edition={edition} />
            </p>
            <p>
              <Answers edition={edition} />
            </p>
            {edition.headline === newest.headline ? null : <p>Headline: {edition.headline}</p>}
            {edition.note ? (
              <p class="change-note">
                <Lines text={edition.note} />
              </p>
            ) : null}
            <Intact edition={edition} />
            <p class="edition-hash">
              SHA-256 of what readers got: <code>{edition.documentHash}</code>
            </p>
          </li>
        ))}
      </ol>
    </Page>
  )
}
