// Everything that is known of one article, as files that can be checked without us.

import path from 'node:path'
import type { Payload } from 'payload'
import type { Edition } from '#payload-types'
import type { Anchor } from '#src/auditEvents/verifyChain.ts'
import { readChain } from '../reading/readChain.ts'
import { isSound } from '../verify/reportText.ts'
import { verifyRecord } from '../verify/verifyRecord.ts'
import { approvalsOf } from './approvals.ts'
import { changesPage } from './changes.ts'
import { draftFiles } from './drafts.ts'
import { eventsAbout } from './events.ts'
import { canonical, numbered, type PackFile, readable } from './files.ts'
import type { NamedArticle } from './findArticle.ts'
import { pageOf } from './page.ts'
import type { MissingPicture } from './pictures.ts'
import { readmeText } from './readme.ts'

type Pack = {
  payload: Payload
  article: NamedArticle
  anchors: readonly Anchor[]
  siteUrl: string
  dataDir: string
  now: Date
  /**
   * Told of each picture that an edition shows and whose file is gone. The pack is made all the same, and
   * says so.
   */
  missing: (picture: MissingPicture) => void
}

/** The files of a pack, one after the other; the same newsroom gives the same files in the same order. */
export async function* evidencePack({
  payload,
  article,
  anchors,
  siteUrl,
  dataDir,
  now,
  missing,
}: Pack): AsyncGenerator<PackFile> {
  const whole = await verifyRecord({ payload, anchors })
  const findings = whole.findings.filter((finding) => finding.article === article.id)
  const report = { ...whole, findings }
  const events = await eventsAbout(article.id, readChain(payload).events())
  const editions = await editionsOf(payload, article.id)

  yield readable('approvals.json', approvalsOf(events, editions))
  let drafts = 0
  for await (const file of draftFiles(payload, article.id)) {
    drafts += 1
    yield file
  }
  const missingPictures: MissingPicture[] = []
  for (const [at, edition] of editions.entries()) {
    const before = editions[at - 1]
    const page = await pageOf({ edition, siteUrl, mediaDir: path.join(dataDir, 'media') })
    missingPictures.push(...page.missing)
    page.missing.forEach(missing)
    const changes = before ? await changesPage({ before, edition, siteUrl }) : null
    yield* editionFiles(edition, { page: page.html, changes })
  }
  yield readable('events.json', {
    article: article.id,
    head: whole.chain.head,
    events: events.map(({ event, before, after }) => ({ ...event, before, after })),
  })
  const otherFindings = whole.findings.length - findings.length
  yield readable('verification.json', {
    at: now.toISOString(),
    ok: isSound(whole) && missingPictures.length === 0,
    ...report,
    otherFindings,
    missingPictures,
  })
  yield {
    path: 'README.txt',
    content: readmeText({
      article,
      siteUrl,
      now,
      report,
      otherFindings,
      missingPictures,
      counts: { events: events.length, editions: editions.length, drafts },
    }),
  }
}

function* editionFiles(
  edition: Edition,
  { page, changes }: { page: string; changes: string | null },
): Generator<PackFile> {
  const folder = `editions/${numbered(edition.number)}`
  const { content, document, ...about } = edition
  if (changes !== null) yield { path: `${folder}/changes.html`, content: changes }
  yield canonical(`${folder}/content.json`, content)
  yield canonical(`${folder}/document.json`, document)
  yield readable(`${folder}/edition.json`, about)
  yield { path: `${folder}/page.html`, content: page }
}

async function editionsOf(payload: Payload, articleId: string): Promise<Edition[]> {
  const { docs } = await payload.find({
    collection: 'editions',
    where: { article: { equals: articleId } },
    sort: 'number',
    depth: 0,
    pagination: false,
    overrideAccess: true,
  }) // the console stands above roles
  return docs
}
