// Two questions a supervisor asks: is the process alive, and may it get visitors?

import type { ServerResponse } from 'node:http'
import { answerJson } from './http/answers.ts'
import type { Runtime } from './runtime.ts'

/**
 * Seconds after which a tick must have ended: twenty mails to a server that does not answer take fifteen
 * minutes.
 */
const MAX_TICK_S = 20 * 60

type State = { runtime: Runtime | null; isClosing: boolean }

/** True for the two paths that are answered here. */
export function isHealthPath(path: string): path is '/health/live' | '/health/ready' {
  return path === '/health/live' || path === '/health/ready'
}

/**
 * `/health/live`: 200 while the process runs. `/health/ready`: 200 once it may get visitors, else 503 and
 * why; `clockSetBackSeconds` while the clock runs behind.
 */
export async function answerHealth(
  path: '/health/live' | '/health/ready',
  res: ServerResponse,
  state: State,
): Promise<void> {
  if (path === '/health/live') return answerJson(res, 200, { status: 'live' })
  const status = await readiness(state)
  const behind = state.runtime?.clockBehind() ?? 0
  answerJson(res, status === 'ready' ? 200 : 503, {
    status,
    ...(behind > 0 ? { clockSetBackSeconds: behind } : {}),
  })
}

type Readiness = 'starting' | 'closing' | 'ready' | 'no database' | 'disk full' | 'scheduler stopped'

async function readiness({ runtime, isClosing }: State): Promise<Readiness> {
  if (isClosing) return 'closing'
  if (!runtime) return 'starting'
  if (!(await runtime.isReady())) return 'no database'
  if (!(await runtime.hasSpace())) return 'disk full'
  return runtime.sinceTick() > MAX_TICK_S ? 'scheduler stopped' : 'ready'
}
