// Which database an address speaks of, and which addresses stop the start.

import { expect, test } from 'vitest'
import { databaseAdapter, DatabaseUrlError, engineOf, engineOfPayload, isId } from '#src/database/index.ts'

test.each([
  ['file:./data/assay.db', 'sqlite'],
  ['file:///var/lib/assay/assay.db', 'sqlite'],
  ['mongodb://db/assay?replicaSet=rs0', 'mongodb'],
  ['mongodb+srv://cluster.example.com/assay', 'mongodb'],
])('%s is %s', (url, engine) => {
  expect(engineOf(url)).toBe(engine)
})

test.each(['postgres://db/assay', 'assay.db', '', 'http://example.com'])(
  '“%s” stops the start with one sentence',
  (url) => {
    expect(() => databaseAdapter({ databaseUrl: url })).toThrow(DatabaseUrlError)
  },
)

test('a MongoDB without a replica set stops the start, because its transactions would be dropped in silence', () => {
  expect(() => databaseAdapter({ databaseUrl: 'mongodb://db/assay' })).toThrow(/replica set/)
  expect(() => databaseAdapter({ databaseUrl: 'mongodb://db/assay?replicaSet=' })).toThrow(DatabaseUrlError)
})

test('an open database says which engine it is, and one that is none of ours is not taken for one of the two', () => {
  expect(engineOfPayload({ db: { name: 'sqlite' } })).toBe('sqlite')
  expect(engineOfPayload({ db: { name: 'mongoose' } })).toBe('mongodb')
  expect(() => engineOfPayload({ db: { name: 'postgres' } })).toThrow(
    'Assay does not know the database adapter “postgres”.',
  )
  expect(() => isId({ db: { name: 'postgres' } } as Parameters<typeof isId>[0], 'an id')).toThrow('postgres')
})
