/** @jsxImportSource hono/jsx */
// What the site shows to the desk alone: the newest draft, and every edition of an article as it was. Kept by
// nobody.

import type { Hono } from 'hono'
import { findComparison } from '#src/publishing/compare/comparison.ts'
import { findEdition, listEditions } from '#src/publishing/editions/editionReads.ts'
import { findPreview } from '#src/publishing/reading/preview.ts'
import { comparedPage } from '../compare/comparedPage.tsx'
import { DraftBar, EditionBar } from '../components/EditionBar.tsx'
import { Elsewhere } from '../components/Elsewhere.tsx'
import type { SiteDeps } from '../http/deps.ts'
import { PageMissing } from '../http/errors.ts'
import { pageContextOf, idOf, sendPage } from '../http/pageResponse.ts'
import { deskOf } from '../http/session.ts'
import { ArticlePage } from '../pages/ArticlePage.tsx'
import { ComparePage } from '../pages/ComparePage.tsx'
import { EditionsPage } from '../pages/EditionsPage.tsx'

export function deskRoutes(site: Hono, deps: SiteDeps): void {
  const { payload, now } = deps

  site.get('/preview/articles/:id', async (c) => {
    const id = idOf(c, 'id')
    const actor = await deskOf(deps, c.req.raw)
    const preview = actor && (await findPreview({ payload, articleId: id, actor, now: now() }))
    if (!preview) throw new PageMissing()
    const context = await pageContextOf(c, deps, 'reader')
    const desk = {
      bar: <DraftBar articleId={id} hasEditions={preview.hasEditions} hash={preview.hash} />,
      standing: preview.standing,
      isDraft: true,
    }
    const page = (
      <ArticlePage context={context} article={preview.article} commentCount={0} desk={desk}>
        <Elsewhere context={context} article={preview.article} withLists beside={preview.beside} />
      </ArticlePage>
    )
    return sendPage(c, page, { context })
  })

  site.get('/preview/articles/:id/compare', async (c) => {
    const articleId = idOf(c, 'id')
    const actor = await deskOf(deps, c.req.raw)
    const [from, to] = [c.req.query('from') ?? null, c.req.query('to') ?? null]
    const withWriters = c.req.query('who') === '1'
    const comparison =
      actor && (await findComparison({ payload, articleId, actor, from, to, withWriters, now: now() }))
    if (!comparison) throw new PageMissing()
    const context = await pageContextOf(c, deps, 'reader')
    const { sides, written } = comparison
    const texts = sides && { articleId, was: sides.from.content, is: sides.to.content, written }
    const page = texts && (await comparedPage(context, texts))
    const props = { context, articleId, comparison, page }
    return sendPage(c, <ComparePage {...props} />, { context, status: sides ? 200 : 404 })
  })

  site.get('/preview/articles/:id/editions', async (c) => {
    const articleId = idOf(c, 'id')
    const actor = await deskOf(deps, c.req.raw)
    const [newest, ...older] = actor ? await listEditions({ payload, articleId, actor, now: now() }) : []
    if (!newest) throw new PageMissing()
    const context = await pageContextOf(c, deps, 'reader')
    return sendPage(c, <EditionsPage context={context} editions={[newest, ...older]} />, { context })
  })

  site.get('/preview/articles/:id/editions/:number{[1-9][0-9]{0,5}}', async (c) => {
    const articleId = idOf(c, 'id')
    const number = Number(c.req.param('number'))
    const actor = await deskOf(deps, c.req.raw)
    const found = actor && (await findEdition({ payload, articleId, number, actor, now: now() }))
    if (!found) throw new PageMissing()
    const context = await pageContextOf(c, deps, 'reader')
    const desk = {
      bar: <EditionBar edition={found.edition} />,
      standing: 'public' as const,
      isDraft: false,
      seenAt: found.seenAt,
    }
    return sendPage(
      c,
      <ArticlePage context={context} article={found.article} commentCount={0} desk={desk} />,
      {
        context,
      },
    )
  })
}
