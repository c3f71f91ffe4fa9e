// Where Assay runs: read once from the process's environment (and `.env`), stopped with one sentence when a
// value is bad.

import { join } from 'node:path'
import { loadEnvFile } from './envFile.ts'
import { refuseMisspelt } from './misspelt.ts'
import { readEnvironment, SETTINGS } from './readEnvironment.ts'
import { keptSecret } from './secret.ts'
import { refuseBadPlaces } from './settingFolders.ts'
import type { Environment } from './types.ts'

export { EnvironmentError } from './errors.ts'
export { keepPrivate } from './keepPrivate.ts'
export { readEnvironment } from './readEnvironment.ts'
export type { Environment, LogLevel } from './types.ts'

let known: Environment | undefined

/**
 * The settings of this process, read once. While `next build` runs nothing is required and nothing is
 * written.
 * @throws EnvironmentError with one sentence saying what to change.
 */
export function environment(): Environment {
  known ??= isBuilding() ? buildEnvironment() : runningEnvironment(process.cwd())
  return known
}

function runningEnvironment(cwd: string): Environment {
  refuseMisspelt(loadEnvFile(join(cwd, '.env')), SETTINGS)
  const settings = readEnvironment(process.env, { cwd })
  refuseBadPlaces(settings)
  let secret = settings.payloadSecret
  return {
    ...settings,
    /**
     * Made when it is first asked for, which is after the last check: a start that is refused leaves none.
     */
    get payloadSecret() {
      secret ??= keptSecret(settings.dataDir)
      return secret
    },
  }
}

/** A build serves nobody: defaults will do, whatever the machine that builds has set. */
function buildEnvironment(): Environment {
  const settings = readEnvironment({ NODE_ENV: 'production' }, { cwd: process.cwd() })
  return { ...settings, payloadSecret: 'while building nothing is signed or opened', demo: false }
}

function isBuilding(): boolean {
  return process.env.NEXT_PHASE === 'phase-production-build'
}
