/** @jsxImportSource hono/jsx */
// What the site shows to the desk alone: the newest draft, and every edition of an article as it was. Kept by nobody.

import type { Hono } from 'hono'
import { DraftBar, EditionBar } from '../components/EditionBar.tsx'
import type { SiteDeps } from '../deps.ts'
import { PageMissing } from '../errors.ts'
import { pageContextOf, idOf, sendPage } from '../kit.ts'
import { ArticlePage } from '../pages/ArticlePage.tsx'
import { EditionsPage } from '../pages/EditionsPage.tsx'

export function deskRoutes(site: Hono, deps: SiteDeps): void {
  site.get('/preview/articles/:id', async (c) => {
    const id = idOf(c, 'id')
    const preview = await deps.articles.preview({ id, request: c.req.raw, now: deps.now() })
    if (!preview) throw new PageMissing()
    const frame = await pageContextOf(c, deps, 'reader')
    const desk = {
      bar: <DraftBar articleId={id} hasEditions={preview.hasEditions} />,
      standing: preview.standing,
      isDraft: true,
    }
    return sendPage(c, <ArticlePage frame={frame} article={preview.article} commentCount={0} desk={desk} />, {
      frame,
    })
  })

  site.get('/preview/articles/:id/editions', async (c) => {
    const [newest, ...older] =
      (await deps.editions.list({ id: idOf(c, 'id'), request: c.req.raw, now: deps.now() })) ?? []
    if (!newest) throw new PageMissing()
    const frame = await pageContextOf(c, deps, 'reader')
    return sendPage(c, <EditionsPage frame={frame} editions={[newest, ...older]} />, { frame })
  })

  site.get('/preview/articles/:id/editions/:number{[1-9][0-9]{0,5}}', async (c) => {
    const found = await deps.editions.one({
      id: idOf(c, 'id'),
      number: Number(c.req.param('number')),
      request: c.req.raw,
      now: deps.now(),
    })
    if (!found) throw new PageMissing()
    const frame = await pageContextOf(c, deps, 'reader')
    const desk = {
      bar: <EditionBar edition={found.edition} />,
      standing: 'public' as const,
      isDraft: false,
      seenAt: found.seenAt,
    }
    return sendPage(c, <ArticlePage frame={frame} article={found.article} commentCount={0} desk={desk} />, {
      frame,
    })
  })
}
