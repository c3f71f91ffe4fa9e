/** @jsxImportSource hono/jsx */
// Every change to what was published, of all articles: nothing is changed in silence.

import type { NotePage, PublicNote } from '#src/public/notes.ts'
import { ChangeText } from '../components/Changes.tsx'
import { Pager } from '../components/Summaries.tsx'
import { Page } from '../layout/Page.tsx'
import { noteLabel, notePath } from '../view/notes.ts'
import type { PageContext } from '../view/pageContext.ts'
import { momentOf } from '../view/times.ts'

/** Newest first. */
export function CorrectionsPage({
  context,
  page,
  isFirst,
}: {
  context: PageContext
  page: NotePage
  isFirst: boolean
}) {
  const { siteName } = context.settings
  return (
    <Page
      context={context}
      title="Corrections"
      description={`Every correction, clarification, update and withdrawal of ${siteName}, newest first.`}
      {...(isFirst ? { canonical: '/corrections' } : {})}
      feed={{ path: '/corrections/feed.xml', title: `${siteName}: corrections` }}
    >
      <header class="list-header">
        <h1>Corrections</h1>
        <p class="standfirst">
          Every change to an article after it was published, newest first: corrections, clarifications,
          updates, slips of the pen, and withdrawals.
        </p>
      </header>
      {page.notes.length === 0 ? <p class="empty">No published article has been changed.</p> : null}
      <ol class="corrections">
        {page.notes.map((note) => (
          <li>
            <Entry note={note} />
          </li>
        ))}
      </ol>
      <Pager view={context.view} path="/corrections" older={page.next} isFirst={isFirst} />
    </Page>
  )
}

function Entry({ note }: { note: PublicNote }) {
  return (
    <article class={`change change-${note.kind}`}>
      <header class="change-header">
        <p class="change-title">{noteLabel(note.kind)}</p>
        <p class="facts">
          <time datetime={note.at}>{momentOf(note.at)}</time>
        </p>
      </header>
      <h2 class="item-headline">
        <a href={notePath(note)}>{note.article.headline}</a>
      </h2>
      <ChangeText note={note} />
    </article>
  )
}
