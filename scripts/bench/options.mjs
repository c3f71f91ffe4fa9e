// What `npm run bench` can be asked for.

import { parseArgs } from 'node:util'
import { ROWS } from './rows.mjs'

export const USAGE = `npm run bench -- [options]
  --quick                 short measurements: a look, not a result
  --only article,posts    some rows alone (${ROWS.map(({ name }) => name).join(', ')})
  --scale 1,100           how many times the base content of 1,000 articles and 10,000 comments; default 1,100
  --reads kept,front,uncached
                          how reads are measured: by the page cache, through nginx before it, or made each time; default all,
                          with --beside those made each time
  --database-url URL      an empty MongoDB instead of SQLite; one scale only
  --markdown              the table as Markdown
  --profile FOLDER        writes a CPU profile of the server into the folder, one file each server
  --beside CLONE          another clone, built, is measured in turn with this one, a second each, on the smallest scale
  --keep FOLDER           makes the content in this folder and keeps it there for the next run`

/** The options as given. @throws an Error that says what cannot be used. */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      scale: { type: 'string', default: '1,100' },
      reads: { type: 'string' },
      'database-url': { type: 'string' },
      markdown: { type: 'boolean', default: false },
      profile: { type: 'string' },
      beside: { type: 'string' },
      keep: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  const scales = values.scale.split(',').map(Number)
  if (scales.some((scale) => !Number.isInteger(scale) || scale < 1 || scale > 100))
    throw new Error('--scale takes whole numbers from 1 to 100, such as 1,100.')
  const only = values.only?.split(',') ?? ROWS.map(({ name }) => name)
  const unknown = only.filter((name) => !ROWS.some((row) => row.name === name))
  if (unknown.length > 0) throw new Error(`There is no row called ${unknown.join(', ')}.`)
  if (values['database-url'] && scales.length > 1)
    throw new Error('--database-url names one empty database: choose one --scale.')
  return {
    help: values.help,
    quick: values.quick,
    scales,
    rows: ROWS.filter(({ name }) => only.includes(name)),
    reads: (values.reads ?? (values.beside ? 'uncached' : 'kept,front,uncached')).split(','),
    seconds: values.quick ? 2 : 8,
    warmSeconds: values.quick ? 1 : 3,
    databaseUrl: values['database-url'] ?? null,
    markdown: values.markdown,
    profile: values.profile ?? null,
    beside: values.beside ?? null,
    keep: values.keep ?? null,
  }
}
