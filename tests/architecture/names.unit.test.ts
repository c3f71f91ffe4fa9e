// Names that were ours alone, and gave way to the field's: none of them comes back (docs/GLOSSARY.md).

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Whole identifiers, in any part of the code. */
const FORMER = [
  'afterStep',
  'announceHouse',
  'asAway',
  'atConsole',
  'behindWall',
  'deskView',
  'DeskView',
  'doerOf',
  'doorQuery',
  'doorRoutes',
  'doorState',
  'DoorState',
  'drawnOnce',
  'faceWriters',
  'fateOf',
  'frameOf',
  'hasKey',
  'hidesLetters',
  'houseOpened',
  'houseSettings',
  'inOnePiece',
  'keptOf',
  'keyed',
  'lookUp',
  'makerOf',
  'onceFor',
  'onceForSite',
  'openHouse',
  'publishedFace',
  'remembered',
  'withoutShows',
  'writeShows',
]

const files = execFileSync('git', ['ls-files', 'src', 'collections', 'access', 'payload.config.ts'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file))

test('no identifier has a name that only we know', () => {
  const pattern = new RegExp(String.raw`(?<![\w$'"-])(?:${FORMER.join('|')})(?=\s*[(<:,=})])`)
  const found = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => !/^\s*(?:\/\/|\/?\*)/.test(line))
      .flatMap((line) => pattern.exec(line.replace(/\/\/.*$/, ''))?.[0] ?? [])
      .map((name) => `${file}: ${name}`),
  )
  expect(found).toEqual([])
})
