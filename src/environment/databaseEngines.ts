// The databases that Assay can stand on, each with the addresses that choose it. Whatever differs by
// database, wherever it stands, is a `Record<Engine, …>`: one more name here, and the compiler names every
// place that has to be written.

import { orList } from '#src/plainText/lists.ts'
export const ENGINES = ['sqlite', 'mongodb'] as const

export type Engine = (typeof ENGINES)[number]

/** How an address begins, in the words of a message, and what it must look like as a whole. */
const ADDRESSES: Record<Engine, { schemes: readonly string[]; beginnings: readonly string[]; form: RegExp }> =
  {
    sqlite: { schemes: ['file:'], beginnings: ['file: (SQLite)'], form: /^file:[^]/ },
    mongodb: {
      schemes: ['mongodb:', 'mongodb+srv:'],
      beginnings: ['mongodb://', 'mongodb+srv://'],
      // A replica set lists several hosts, which the URL class refuses to parse.
      form: /^mongodb(?:\+srv)?:\/\/[^/\s]+/,
    },
  }

/** The engine that the scheme of an address chooses, or null where none does. */
export function engineOfScheme(databaseUrl: string): Engine | null {
  const scheme = databaseUrl.slice(0, databaseUrl.indexOf(':') + 1).toLowerCase()
  return ENGINES.find((engine) => ADDRESSES[engine].schemes.includes(scheme)) ?? null
}

/** Whether a text can be the address of a database. */
export function isDatabaseUrl(text: string): boolean {
  return ENGINES.some((engine) => ADDRESSES[engine].form.test(text))
}

/** How an address may begin, for a message: `file: (SQLite), mongodb:// or mongodb+srv://`. */
export function databaseUrlBeginnings(): string {
  const all = ENGINES.flatMap((engine) => ADDRESSES[engine].beginnings)
  return orList(all)
}
