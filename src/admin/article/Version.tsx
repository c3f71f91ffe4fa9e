// One version of an article, and what differs from the one before. Payload's own page compares every tag with
// every other: two long texts held the process for minutes.

import { Gutter, SetDocumentStepNav } from '@payloadcms/ui'
import { notFound } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { staffOf } from '#access/actors.ts'
import { DeskWhen } from '../DeskWhen.tsx'
import '../desk.css'
import { deskZone } from '../deskZone.ts'
import { ShownLines } from '../ShownLines.tsx'
import { DifferenceList } from './Differences.tsx'
import { RestoreVersion } from './RestoreVersion.tsx'
import { versionOf } from './versionOf.ts'

/** Replaces Payload's page of a version. */
export async function Version({ initPageResult, params }: AdminViewServerProps) {
  const { docID, req } = initPageResult
  const staff = staffOf(req.user)
  if (!staff || docID === undefined) return null
  const articleId = String(docID)
  const versionId = String(params?.segments?.[4] ?? '')
  const version = await versionOf({ req, staff, articleId, versionId })
  if (!version) notFound()
  const { api, admin } = req.payload.config.routes
  const { revision, savedAt, since, parts } = version
  return (
    <Gutter className="desk-versions">
      <SetDocumentStepNav
        collectionSlug="articles"
        id={articleId}
        pluralLabel="Articles"
        useAsTitle="headline"
        view={`Revision ${revision}`}
      />
      <h2>Revision {revision}</h2>
      <p>
        Saved <DeskWhen at={savedAt} zone={await deskZone(req.payload)} />
      </p>
      <RestoreVersion
        address={`${api}/articles/versions/${versionId}?draft=true`}
        article={`${admin}/collections/articles/${articleId}`}
        revision={revision}
      />
      {since ? (
        <section aria-labelledby="desk-since">
          <h3 id="desk-since">What differs from revision {since.revision}</h3>
          {since.differences.length > 0 ? (
            <DifferenceList differences={since.differences} />
          ) : (
            <p>Nothing that readers would see.</p>
          )}
        </section>
      ) : null}
      <section aria-labelledby="desk-whole">
        <h3 id="desk-whole">The whole text</h3>
        {parts.map(({ part, lines }) => (
          <div key={part}>
            <h4 className="desk-differences__part">{part}</h4>
            {lines.map((line, index) => (
              <p key={index}>
                <ShownLines text={line} />
              </p>
            ))}
          </div>
        ))}
      </section>
    </Gutter>
  )
}
