// The workflow that a fork can run: it can be read, and runs the commands that the README names.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

type Step = { run?: string; uses?: string; env?: Record<string, string>; with?: Record<string, unknown> }

const { jobs } = parse(readFileSync('.github/workflows/ci.yml', 'utf8')) as {
  jobs: Record<string, { steps: Step[] }>
}
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const stepsOf = (job: string) => jobs[job]?.steps ?? []
const runs = (job: string) => stepsOf(job).flatMap(({ run }) => run ?? [])

test('all tests run on Node 20 with MongoDB, and those without a browser on Node 24', () => {
  const versions = Object.keys(jobs).map((job) => [job, stepsOf(job).find((step) => step.with)?.with])
  expect(versions).toMatchObject([
    ['all', { 'node-version': 20 }],
    ['node-24', { 'node-version': 24 }],
  ])
  expect(runs('all').at(-1)).toBe('npm test')
  expect(stepsOf('all').at(-1)?.env?.['MONGODB_URL']).toContain('replicaSet=')
  expect(runs('node-24')).toEqual(['npm run check', 'npx vitest run --project integration'])
})

test('every npm script that it runs is there', () => {
  const named = Object.keys(jobs).flatMap((job) =>
    runs(job).flatMap((run) => [...run.matchAll(/npm (?:run )?(\w[\w:-]*)/g)].map(([, name]) => name!)),
  )
  expect(named.length).toBeGreaterThan(1)
  for (const name of named) expect(Object.keys(scripts)).toContain(name)
})
