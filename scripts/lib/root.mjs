// Where the project is, whatever folder the command was given in.

import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** A path inside the project. */
export const inRoot = (...parts) => join(ROOT, ...parts)

/** Where what is made of the sources is: see builds.mjs. */
export const DIST = inRoot('dist')

/** Where the long outputs of quiet steps are kept. */
export const LOGS = inRoot('node_modules', '.cache', 'assay')
