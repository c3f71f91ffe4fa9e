/** @jsxImportSource hono/jsx */
// Pages drawn on data alone, where only the markup is tested.

import type { Child } from 'hono/jsx'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import type { CommentView, ThreadView } from '#src/comments/index.ts'
import type { PublicTerm } from '#src/figures/types.ts'
import type { NotePage } from '#src/public/notes.ts'
import type { Section } from '#src/public/sections.ts'
import type { EditionAsItWas, EditionSummary } from '#src/publishing/editions/editionReads.ts'
import type { ReaderView } from '#src/readers/index.ts'
import { Comments } from '#src/site/components/Comments.tsx'
import type { Conversation } from '#src/site/components/conversation.ts'
import { DraftBar, EditionBar } from '#src/site/components/EditionBar.tsx'
import type { Channel } from '#src/site/feeds/rss.ts'
import { ArticlePage, type DeskSide } from '#src/site/pages/ArticlePage.tsx'
import { RegisterPage } from '#src/site/pages/AuthPages.tsx'
import { CorrectionsPage } from '#src/site/pages/CorrectionsPage.tsx'
import { EditionsPage } from '#src/site/pages/EditionsPage.tsx'
import type { PageContext } from '#src/site/view/pageContext.ts'
import { ASSETS } from '../support/assets.ts'
import { readMarkup, type Markup } from '../support/page.ts'
import { ANTIMONY, COPPER, LITHIUM, RARE_EARTHS, SUPPLY, TRADE, TUNGSTEN, wholeArticle } from './articles.ts'

export const SITE_URL = 'https://assay.example'
export const ARTICLE = '/articles/us-and-japan-sign-rare-earths-framework'
/** A feed of the site. */
export const CHANNEL: Channel = {
  siteUrl: SITE_URL,
  title: 'Assay',
  description: 'Market commentary on metals',
  path: '/',
  feedPath: '/feed.xml',
}
const NOW = new Date('2026-11-06T10:00:00.000Z')

export const READER: ReaderView = {
  id: 'reader-1',
  displayName: 'Ola Berg',
  email: 'ola@example.com',
  verified: true,
  banned: false,
  askedName: null,
}

export function comment(changes: Partial<CommentView> & Pick<CommentView, 'id'>): CommentView {
  return {
    state: 'visible',
    removedBy: null,
    authorName: 'Mei Tanaka',
    badge: null,
    html: '<p>A floor for whom?</p>',
    createdAt: '2026-11-05T10:12:00.000Z',
    editedAt: null,
    inReplyTo: null,
    own: null,
    ...changes,
  }
}

export function thread(root: CommentView, replies: CommentView[] = [], more = 0): ThreadView {
  return { root, replies, moreReplies: more, nextReply: more > 0 ? `after-${root.id}` : null }
}

/** An article as `reader` has it, or anybody without an account; with the conversation given, if any. */
export function drawArticle(
  article: PublicArticle,
  {
    reader = null,
    commentCount = 0,
    conversation,
  }: { reader?: ReaderView | null; commentCount?: number; conversation?: Partial<Conversation> } = {},
): Promise<Markup> {
  const context = frameFor(reader)
  return read(
    <ArticlePage context={context} article={article} commentCount={commentCount}>
      {conversation ? (
        <Comments
          context={context}
          conversation={{ ...conversationFor(article, context), ...conversation }}
        />
      ) : null}
    </ArticlePage>,
  )
}

/** The same with its conversation alone in mind. */
export function drawTalk(
  conversation: Partial<Conversation>,
  reader: ReaderView | null = null,
): Promise<Markup> {
  return drawArticle(wholeArticle(), { reader, conversation })
}

export function drawCorrections(page: NotePage): Promise<Markup> {
  return read(<CorrectionsPage context={frameFor(null)} page={page} isFirst />)
}

export function drawRegistration(): Promise<Markup> {
  const values = { displayName: '', email: '' }
  return read(
    <RegisterPage
      context={frameFor(null)}
      returnTo="/"
      errors={{}}
      message={null}
      notice={null}
      values={values}
      passwordMinLength={10}
    />,
  )
}

export function drawEditions(editions: [EditionSummary, ...EditionSummary[]]): Promise<Markup> {
  return read(<EditionsPage context={frameFor(null)} editions={editions} />)
}

export function drawEdition({ edition, article, seenAt }: EditionAsItWas): Promise<Markup> {
  const bar = <EditionBar edition={edition} />
  return drawForDesk(article, { bar, standing: 'public', isDraft: false, seenAt })
}

export function drawDraft(
  article: PublicArticle,
  { standing, hasEditions }: Pick<DeskSide, 'standing'> & { hasEditions: boolean },
): Promise<Markup> {
  const bar = <DraftBar articleId={article.id} hasEditions={hasEditions} hash={'a'.repeat(64)} />
  return drawForDesk(article, { bar, standing, isDraft: true })
}

function drawForDesk(article: PublicArticle, desk: DeskSide): Promise<Markup> {
  return read(<ArticlePage context={frameFor(null)} article={article} commentCount={0} desk={desk} />)
}

function frameFor(reader: ReaderView | null): PageContext {
  return {
    settings: { siteName: 'Assay', tagline: 'Market commentary on metals', commentsClosed: false },
    sections: {
      commodities: [RARE_EARTHS, COPPER, LITHIUM, ANTIMONY, TUNGSTEN].map(sectionOf),
      topics: [TRADE, SUPPLY].map(sectionOf),
    },
    reader,
    view: reader ? 'reader' : 'public',
    path: ARTICLE,
    back: ARTICLE,
    siteUrl: SITE_URL,
    assets: ASSETS,
    now: NOW,
  }
}

function sectionOf({ slug, name }: PublicTerm): Section {
  return { id: slug, slug, name, description: null, symbol: null, parent: null }
}

function conversationFor(article: PublicArticle, { view, now }: PageContext): Conversation {
  return {
    article,
    total: 0,
    threads: [],
    next: null,
    isFirstPage: true,
    focusId: null,
    taking: { open: true, until: null },
    view,
    notice: null,
    respond: { answering: null, draft: null, problem: null },
    editing: null,
    maxLength: 5000,
    now,
  }
}

async function read(page: Child): Promise<Markup> {
  return readMarkup(`<!DOCTYPE html>${String(await page)}`)
}
