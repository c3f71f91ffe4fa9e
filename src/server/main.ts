// The process: takes the port, starts Assay inside Next, serves, and closes in order. Bundled into the folder
// of its build.

import { createServer } from 'node:http'
import { environment, keepPrivate } from '#src/environment/index.ts'
import { quietConsole } from '#src/logging/quietConsole.ts'
import { assetServer, freshAssetServer } from './assets.ts'
import { useBuildFolder } from './buildFolder.ts'
import { purgeFrontAt } from './frontPurge.ts'
import { type Parts, requestHandler } from './handler.ts'
import { MAX_CONNECTIONS, SERVER_LIMITS } from './limits.ts'
import { listen } from './listen.ts'
import { publicReads } from './publicReads.ts'
import { runtime, runtimeReady } from './runtime.ts'
import { closeOnSignal } from './shutdown.ts'
import { MONGODB_WITHIN, refuseAbsentDatabase, refuseUnusable } from './startChecks.ts'
import { answerUnreadable } from './unreadable.ts'
import { metricsOf } from './watch/metrics.ts'
import { requestLog } from './watch/requestLog.ts'
import { createWatch } from './watch/watch.ts'
import { welcome } from './welcome.ts'

/**
 * What to say when something inside ends the process by itself, as Payload does when its database does not
 * answer.
 */
let lastWords: string | null =
  'Assay cannot start. It stopped while opening its database: look at DATABASE_URL, and ' +
  'whether that server runs.'
process.once('exit', (code) => {
  if (code !== 0 && lastWords) console.error(lastWords)
})

await serve().catch((error: unknown) => {
  lastWords = null
  console.error(`Assay cannot start. ${sentence(error)}`)
  if (process.env.DEBUG) console.error(error)
  process.exit(1)
})

async function serve(): Promise<void> {
  const dev = process.argv.includes('--dev')
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' })
  const env = environment()
  await refuseUnusable(env)
  const isCheck = process.argv.includes('--check')
  await refuseAbsentDatabase(env, MONGODB_WITHIN[isCheck ? 'build' : 'start'])
  if (isCheck) return checkPort(env.port)
  const { default: next } = await import('next') // a second that a check need not wait
  const dir = process.cwd()
  const assets = useBuildFolder(import.meta.url, { dir, dev })
  if (!dev) quietConsole()

  const log = requestLog(env)
  const watch = createWatch({ log })
  const purgeFront = env.purgeUrl
    ? purgeFrontAt({
        url: env.purgeUrl,
        onFailure: (error, failed) =>
          log.trouble(
            `The cache in front did not take ${failed} purges: there a change is seen up to three ` +
              'seconds later.',
            error,
          ),
      })
    : null
  let handle: ReturnType<typeof app.getRequestHandler> | null = null
  let apps: ReturnType<Parts['apps']> = null
  const server = createServer(
    SERVER_LIMITS,
    requestHandler({
      env,
      dev,
      assets: (dev ? freshAssetServer : assetServer)(assets),
      apps: () => apps,
      next: () => handle,
      isClosing: () => isClosing(),
      watch,
      metrics: env.metricsToken
        ? metricsOf({
            token: env.metricsToken,
            ...watch,
            sinceTick: () => runtime()?.sinceTick() ?? null,
            clockBehind: () => runtime()?.clockBehind() ?? 0,
          })
        : null,
    }),
  )
  server.maxConnections = MAX_CONNECTIONS
  answerUnreadable(server, watch.requests)
  const app = next({
    dev,
    dir,
    port: env.port,
    hostname: new URL(env.siteUrl).hostname,
    httpServer: dev ? server : createServer(),
  }) // in production it would take every request that offers another protocol, and answer none
  const isClosing = closeOnSignal({
    server,
    say: (line) => {
      lastWords = null
      console.log(line)
    },
    close: async () => {
      await runtime()?.close()
      await app.close()
    },
  })

  await listen(server, env.port)
  const open = keepPrivate(env) // not before the port is ours: a start that is refused leaves nothing
  if (open) log.trouble(open, undefined)
  await app.prepare()
  const opened = await runtimeReady() // Next does not wait for it in production
  // In development Next mounts the apps, and reloads them.
  if (!dev)
    apps = {
      fetch: opened.apps.fetch,
      reads: publicReads(opened, env, { tally: watch.cache, onPurged: (keys) => void purgeFront?.(keys) }),
    }
  handle = app.getRequestHandler()
  lastWords = null
  console.log(welcome(env, { hasStaff: opened.hasStaff }))
}

/** For the start script: settings and port are looked at before the long build. */
async function checkPort(port: number): Promise<void> {
  const server = createServer()
  await listen(server, port)
  server.close()
}

/** Next wraps what went wrong while starting Assay; the first cause says it best. */
function sentence(error: unknown): string {
  let shown = error
  while (shown instanceof Error && shown.cause instanceof Error) shown = shown.cause
  const message = shown instanceof Error ? shown.message : String(shown)
  // Payload's adapters put an error's name and text into the next one's text.
  return message.split(/(?:^|: )Error: /).findLast(Boolean) ?? message
}
