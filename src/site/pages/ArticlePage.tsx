/** @jsxImportSource hono/jsx */
// An article as readers see it, and as the desk sees a draft or an earlier edition of it.

import type { Child } from 'hono/jsx'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import type { DraftPreview } from '#src/publishing/reading/preview.ts'
import { ArticleHead } from '../components/ArticleHead.tsx'
import { WholeArticle } from '../components/WholeArticle.tsx'
import { Page } from '../layout/Page.tsx'
import type { PageContext } from '../view/pageContext.ts'

/**
 * What only the desk is shown: a bar above the page that says what it is; a draft is shown anew whenever it
 * is saved.
 */
export type DeskSide = {
  bar: Child
  standing: DraftPreview['standing']
  isDraft: boolean
  /** The instant that the page is drawn for, where that is not the present. */ seenAt?: Date
}

/** The page of one article. `children` is what stands under it: the comments. */
export function ArticlePage(props: {
  context: PageContext
  article: PublicArticle
  commentCount: number
  desk?: DeskSide
  children?: Child
}) {
  const { context, article, desk } = props
  const isPublic = !desk && !article.withdrawal
  const now = desk?.seenAt ?? context.now
  return (
    <Page
      context={context}
      title={article.seo.title ?? article.headline}
      description={
        article.withdrawal
          ? 'This article has been withdrawn.'
          : (article.seo.description ?? article.standfirst)
      }
      {...(isPublic ? { canonical: `/articles/${article.slug}` } : {})}
      head={
        isPublic ? (
          <ArticleHead context={context} article={article} commentCount={props.commentCount} />
        ) : null
      }
      isArticle={!desk}
      withPreview={desk?.isDraft ?? false}
    >
      {desk?.bar}
      <WholeArticle article={article} now={now} standing={desk?.standing ?? 'public'} />
      {props.children}
    </Page>
  )
}
