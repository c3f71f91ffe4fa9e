// Names that were ours alone, and gave way to the field's: none of them comes back (docs/GLOSSARY.md).

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Whole identifiers, in any part of the code. */
const FORMER = [
  'afterStep',
  'announceHouse',
  'articleCalls',
  'asAway',
  'AT_ONCE',
  'atConsole',
  'behindWall',
  'cutWhatStillComes',
  'DeskView',
  'deskView',
  'doerOf',
  'doorQuery',
  'doorRoutes',
  'DoorState',
  'doorState',
  'drawnOnce',
  'Duty',
  'faceWriters',
  'fateOf',
  'Frame',
  'frameOf',
  'GRACE',
  'guardAbsence',
  'hasKey',
  'hidesLetters',
  'holdFile',
  'houseOpened',
  'houseSettings',
  'inOnePiece',
  'inTurnToRecord',
  'inTurnWithin',
  'keptOf',
  'keyed',
  'lanesOf',
  'LONGEST',
  'lookUp',
  'makerOf',
  'makings',
  'MOST',
  'Need',
  'OFTEN',
  'onceFor',
  'onceForSite',
  'openHouse',
  'Outlook',
  'outlook',
  'ownTalk',
  'PATIENCE',
  'publishedFace',
  'publishWith',
  'purgeTalk',
  'purgeTalksOf',
  'readShows',
  'readsOf',
  'refuseAtOnce',
  'remembered',
  'shelve',
  'Shows',
  'SHOWS_HEADER',
  'useOutlook',
  'Wish',
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
