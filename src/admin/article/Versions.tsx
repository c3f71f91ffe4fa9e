// Every version of an article: whose it is, what it was at, and by which step it was made. Payload's own list
// shows a time and an id.

import { Gutter, SetDocumentStepNav } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { staffOf } from '#access/actors.ts'
import { comparePath } from '#src/articles/compare/comparePath.ts'
import { versionLines, type VersionPage } from '#src/publishing/compare/versionLines.ts'
import '../desk.css'
import { DeskWhen } from '../DeskWhen.tsx'
import { deskZone } from '../deskZone.ts'

const VERSIONS_PER_PAGE = 50

/** Replaces Payload's list of versions. */
export async function Versions({ initPageResult, searchParams }: AdminViewServerProps) {
  const { docID, req } = initPageResult
  const staff = staffOf(req.user)
  if (!staff || docID === undefined) return null
  const articleId = String(docID)
  const [zone, rows] = await Promise.all([
    deskZone(req.payload),
    versionLines({ req, articleId, page: pageOf(searchParams?.page), limit: VERSIONS_PER_PAGE }),
  ])
  const address = `${req.payload.config.routes.admin}/collections/articles/${articleId}/versions`
  return (
    <Gutter className="desk-versions">
      <SetDocumentStepNav
        collectionSlug="articles"
        id={articleId}
        pluralLabel="Articles"
        useAsTitle="headline"
        view="Versions"
      />
      <h2>
        {rows.total} {rows.total === 1 ? 'version' : 'versions'}
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Revision</th>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
            <th scope="col">State</th>
            <th scope="col">Compare</th>
          </tr>
        </thead>
        <tbody>
          {rows.lines.map(({ id, revision, savedAt, by, done, state }) => (
            <tr key={id}>
              <td>
                <a href={`${address}/${id}`}>Revision {revision}</a>
              </td>
              <td>
                <DeskWhen at={savedAt} zone={zone} />
              </td>
              <td>{by}</td>
              <td>{done}</td>
              <td>{state}</td>
              <td>
                <a href={comparePath(articleId, { from: `v${revision}` })}>
                  with the draft<span className="desk-hidden"> of now: revision {revision}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pages rows={rows} address={address} />
    </Gutter>
  )
}

function Pages({ rows: { page, pages }, address }: { rows: VersionPage; address: string }) {
  if (pages < 2) return null
  return (
    <nav className="desk-pages" aria-label="Pages of versions">
      {page > 1 ? <a href={`${address}?page=${page - 1}`}>Newer</a> : null}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages ? <a href={`${address}?page=${page + 1}`}>Older</a> : null}
    </nav>
  )
}

function pageOf(parameter: string | string[] | undefined): number {
  const page = Number(parameter)
  return Number.isInteger(page) && page > 0 ? page : 1
}
