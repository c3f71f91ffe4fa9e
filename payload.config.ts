// The composition root: what Assay is made of, as a table of contents.

import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildConfig } from 'payload'
import sharp from 'sharp'
import { answerRefusal, nameErrors } from '#access/answerRefusal.ts'
import { hideChangeTimes } from '#access/changeTimes.ts'
import { staffCookiePrefix } from '#access/staffCookie.ts'
import { bodyEditor } from '#collections/articles/body.ts'
import { articles } from '#collections/articles/index.ts'
import { audit } from '#collections/audit.ts'
import { auditHead } from '#collections/auditHead.ts'
import { bundles } from '#collections/bundles.ts'
import { comments } from '#collections/comments.ts'
import { commodities } from '#collections/commodities.ts'
import { editions } from '#collections/editions.ts'
import { figures } from '#collections/figures.ts'
import { integrations } from '#collections/integrations.ts'
import { media } from '#collections/media.ts'
import { outbox } from '#collections/outbox.ts'
import { closePayloadsOwn } from '#collections/payloadsOwn.ts'
import { plainLabels } from '#collections/plainLabels.ts'
import { publicCopies } from '#collections/publicCopies.ts'
import { readerNames } from '#collections/readerNames.ts'
import { readers } from '#collections/readers.ts'
import { rightShapes } from '#collections/rightShapes.ts'
import { settings } from '#collections/settings.ts'
import { staffWith } from '#collections/staff.ts'
import { tasks } from '#collections/tasks.ts'
import { topics } from '#collections/topics.ts'
import { adminPanel, panelWords } from '#src/admin/adminPanel.ts'
import { zonedTimes } from '#src/admin/zonedTimes.ts'
import { bulkIsAllOrNothing, databaseAdapter, markWriteConflict } from '#src/database/index.ts'
import { environment } from '#src/environment/index.ts'
import { askedLists } from '#src/gateway/lists/askedLists.ts'
import { bulkChanges } from '#src/gateway/lists/bulkChanges.ts'
import { wholeTexts } from '#src/gateway/lists/wholeTexts.ts'
import { logging } from '#src/logging/logging.ts'
import { mailAdapter } from '#src/mail/adapter.ts'

const env = environment()
nameErrors()
const root = path.dirname(fileURLToPath(import.meta.url))

const config = buildConfig({
  collections: [
    articles,
    figures,
    media,
    bundles,
    tasks,
    publicCopies,
    editions,
    audit,
    auditHead,
    commodities,
    topics,
    comments,
    readers,
    readerNames,
    staffWith({ isSecure: env.isSecure }),
    integrations,
    outbox,
  ],
  globals: [settings],

  db: databaseAdapter(env),
  email: mailAdapter(env),
  editor: bodyEditor,
  sharp,
  // Payload would make the sizes of a picture all at once, of the whole of it; src/pictures makes them.
  onInit: (payload) => {
    delete (payload.config as { sharp?: unknown }).sharp
  },

  secret: env.payloadSecret,
  serverURL: env.siteUrl,
  cookiePrefix: staffCookiePrefix(env),
  csrf: [env.siteUrl],
  cors: [env.siteUrl],
  defaultDepth: 0,
  maxDepth: 2,
  telemetry: false,
  hooks: { afterError: [answerRefusal, markWriteConflict] },
  plugins: [bulkIsAllOrNothing, rightShapes, bulkChanges, askedLists, wholeTexts, zonedTimes, plainLabels],
  ...logging(env),
  graphQL: { disablePlaygroundInProduction: true, maxComplexity: 500 },

  admin: {
    user: 'staff',
    importMap: { baseDir: root, importMapFile: path.join(root, 'src/app/(payload)/admin/importMap.js') },
    ...adminPanel,
  },
  i18n: panelWords,
  // Written by `npm run migration`, not in the background of every start.
  typescript: { outputFile: path.join(root, 'payload-types.ts'), autoGenerate: false },
})

export default config.then(closePayloadsOwn).then(hideChangeTimes)
