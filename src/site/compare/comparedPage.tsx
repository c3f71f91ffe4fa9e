/** @jsxImportSource hono/jsx */
// Two texts of an article as one page with marks: what readers get of each, with what lists and other sites
// show.

import { besideTheText } from '#src/articles/besideTheText.ts'
import type { ArticleContent } from '#src/articles/content.ts'
import { publicDocument } from '#src/articles/publicDocument.ts'
import { inOneTurn } from '#src/eventLoop/yielding.ts'
import type { WrittenText } from '#src/publishing/compare/writtenTexts.ts'
import { authorshipOf, type WrittenState } from '#src/richtext/compare/authorship.ts'
import { mergePages } from '#src/richtext/compare/merge.ts'
import { type Element, hasClass, htmlOf, type Node, parseHtml } from '#src/richtext/compare/tree.ts'
import { Elsewhere } from '../components/Elsewhere.tsx'
import { WholeArticle } from '../components/WholeArticle.tsx'
import { flattenMarkup } from '../view/memoizedMarkup.ts'
import type { PageContext } from '../view/pageContext.ts'

/** The marked page, and the number of places that differ. */
export type ComparedPage = { html: string; changes: number }

type ComparedTexts = {
  articleId: string
  was: ArticleContent
  is: ArticleContent
  /** The texts in between with who wrote them, oldest first; none where nobody asks whose a change is. */
  written: readonly WrittenText[]
}

/** In turns, so that others have theirs in between. Times of publication stand on neither. */
export async function comparedPage(
  context: PageContext,
  { articleId, was, is, written }: ComparedTexts,
): Promise<ComparedPage> {
  const treeOf = async (content: ArticleContent): Promise<Node[]> => {
    const markup = await inOneTurn(() => markupOf(context, articleId, content))
    return inOneTurn(() => parseHtml(markup))
  }
  const [before, after] = [await treeOf(was), await treeOf(is)]
  const states: WrittenState[] = []
  for (const { by, content } of written) states.push({ by, nodes: await treeOf(content) })
  const { nodes, changes } = await mergePages(before, after, {
    folds: isLong,
    whose: authorshipOf(before, states),
  })
  return { html: await inOneTurn(() => htmlOf(nodes)), changes }
}

/** Long stretches of the text are folded; a head or a list is short. */
function isLong(container: Element | null): boolean {
  return container !== null && hasClass(container, 'body')
}

function markupOf(context: PageContext, articleId: string, content: ArticleContent): string {
  const at = context.now.toISOString()
  const article = publicDocument({
    articleId,
    content,
    publishedAt: at,
    updatedAt: at,
    edition: 1,
    notes: [],
  })
  return flattenMarkup(
    <>
      <WholeArticle article={article} now={context.now} standing={null} />
      <Elsewhere context={context} article={article} withLists={false} beside={besideTheText(content)} />
    </>,
  )
}
