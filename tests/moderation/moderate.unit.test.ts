// What becomes of a comment, and why.

import { describe, expect, test } from 'vitest'
import { moderate, PHASES } from '#src/moderation/phases/moderate.ts'
import type { CommentSubmission, ModerationSettings } from '#src/moderation/types.ts'

const now = new Date('2025-10-29T12:00:00Z')
const settings: ModerationSettings = {
  holdFirstComment: true,
  holdAllComments: false,
  closeCommentsSitewide: false,
}
const regular = { approvedComments: 3, bannedAt: null }
const newcomer = { approvedComments: 0, bannedAt: null }
const open = { mode: 'open', closesAt: null } as const

function submission(change: Partial<CommentSubmission>): CommentSubmission {
  return {
    body: 'A floor of $110 changes the maths.',
    author: regular,
    recent: [],
    commenting: open,
    settings,
    ...change,
  }
}

function verdict(change: Partial<CommentSubmission>): string {
  const result = moderate(submission(change), now)
  return [result.state, ...result.reasons.map((reason) => `${reason.phase}:${reason.verdict}`)].join(' ')
}

test('the phases are asked in this order', () => {
  expect(PHASES.map((phase) => phase.name)).toEqual([
    'length',
    'commentsClosed',
    'banned',
    'repeat',
    'links',
    'words',
    'firstComment',
    'holdAll',
  ])
})

test('a known reader is seen at once, and no reason is noted', () => {
  expect(moderate(submission({ body: '  Quite so. \r\n' }), now)).toEqual({
    state: 'visible',
    reasons: [],
    text: 'Quite so.',
  })
})

describe('length', () => {
  test.each([
    ['', 'Write something before you post.'],
    [' \n\t ', 'Write something before you post.'],
    ['\u200B\u2060\uFEFF\u00AD', 'Write something before you post.'],
    ['\u200D\u0300\u0301', 'Write something before you post.'],
    ['\u3164\u2800', 'Write something before you post.'],
    ['> >', 'Write something before you post.'],
    ['- -\n\n1.', 'Write something before you post.'],
    ['# \n\n>', 'Write something before you post.'],
    ['```\n\n```', 'Write something before you post.'],
    ['> x', 'Write a little more: a comment has at least two characters.'],
    ['x', 'Write a little more: a comment has at least two characters.'],
    ['x\u0301\u0301\u200D', 'Write a little more: a comment has at least two characters.'],
    ['x'.repeat(5_001), 'Shorten your comment: it may have at most 5,000 characters.'],
    ['x'.repeat(1_000_000), 'Shorten your comment: it may have at most 5,000 characters.'],
    [`ok${'\u0300'.repeat(50_000)}`, 'Shorten your comment: it may have at most 5,000 characters.'],
  ])('%# is refused with a sentence', (body, message) => {
    expect(moderate(submission({ body }), now)).toMatchObject({
      state: 'rejected',
      message,
      reasons: [{ phase: 'length', verdict: 'reject' }],
    })
  })

  test.each(['ok', '👍👍', '好的', 'x'.repeat(5_000), '🙂'.repeat(5_000), ` ${'x'.repeat(5_000)} \n\n`])(
    '%# is right',
    (body) => {
      expect(
        moderate(submission({ body }), now).reasons.filter((reason) => reason.phase === 'length'),
      ).toEqual([])
    },
  )
})

describe('comments that are closed', () => {
  test.each<[string, Partial<CommentSubmission>, string]>([
    [
      'by the desk',
      { commenting: { mode: 'closed', closesAt: null } },
      'Comments on this article are closed.',
    ],
    [
      'since this very moment',
      { commenting: { mode: 'closes_after', closesAt: '2025-10-29T12:00:00.000Z' } },
      'Comments on this article are closed.',
    ],
    [
      'across the site',
      { settings: { ...settings, closeCommentsSitewide: true } },
      'Comments are closed across the site at the moment.',
    ],
  ])('%s refuse the comment', (_, change, message) => {
    expect(moderate(submission(change), now)).toMatchObject({
      state: 'rejected',
      message,
      reasons: [{ phase: 'commentsClosed' }],
    })
  })

  test('a second before they close they are open', () => {
    expect(verdict({ commenting: { mode: 'closes_after', closesAt: '2025-10-29T12:00:01.000Z' } })).toBe(
      'visible',
    )
    expect(verdict({ commenting: { mode: 'open', closesAt: '2020-01-01T00:00:00.000Z' } })).toBe('visible')
  })
})

test('a banned reader is refused and told', () => {
  expect(
    moderate(submission({ author: { ...regular, bannedAt: '2025-10-01T00:00:00Z' } }), now),
  ).toMatchObject({ state: 'rejected', message: expect.stringContaining('may not post comments') })
})

describe('saying the same again', () => {
  const said = 'Great article, thank you!'
  test.each([
    'Great article, thank you!',
    'great   ARTICLE thank you',
    'Gréat article — thank you…',
    'Great \u200Barticle, thank you',
    'Grеat аrticle, thank you',
    '**Great** article, _thank you_!',
    'Ｇｒｅａｔ article, thank you',
  ])('%j is refused with a nudge', (body) => {
    expect(moderate(submission({ body, recent: ['else', said] }), now)).toMatchObject({
      state: 'rejected',
      message: expect.stringContaining('already said this'),
      reasons: [{ phase: 'repeat' }],
    })
  })

  test('saying something else is not', () => {
    expect(verdict({ body: 'Great article, thank you both!', recent: [said] })).toBe('visible')
    expect(verdict({ body: '👍👍', recent: ['🎉🎉'] })).toBe('visible')
    expect(verdict({ body: '👍👍', recent: ['👍👍'] })).toBe('rejected repeat:reject')
  })
})

describe('links', () => {
  test('of a newcomer wait, and so do more than two of anybody', () => {
    expect(
      verdict({
        body: 'See https://a.example',
        author: newcomer,
        settings: { ...settings, holdFirstComment: false },
      }),
    ).toBe('pending links:hold')
    expect(verdict({ body: 'See https://a.example and [b](https://b.example)' })).toBe('visible')
    expect(verdict({ body: 'See https://a.example and [b](https://b.example) <https://c.example>' })).toBe(
      'pending links:hold',
    )
  })
})

describe('words', () => {
  const parted = (word: string): [string, string] => [`It is a ${word} here`, 'rejected']
  const listed = {
    ...settings,
    bannedWords: ['guaranteed profit', 'scam', 'pump and dump', 'the rapist', 'hell', 'us', 'taxi'],
    suspectWords: ['Telegram', 'Größe', 'pump'],
  }
  test.each([
    ['It is a scam.', 'rejected'],
    ['It is a SCÁM!', 'rejected'],
    ['It is a ѕсаm', 'rejected'],
    ['It is a s c a m', 'rejected'],
    ['It is a s.c.a.m', 'rejected'],
    ['S C A M!', 'rejected'],
    ['s '.repeat(2_000), 'visible'],
    ['It is a s\u200Bcam', 'rejected'],
    ['It is a ｓｃａｍ', 'rejected'],
    ['It is a sc**am**', 'rejected'],
    ['It is a sc&#97;m', 'visible'], // and reads so
    ['``` a scam\nSo they say\n```', 'rejected'],
    ['[They say](https://a.example "scam")', 'rejected'],
    ['It is a [s](https://a.example)cam', 'rejected'],
    ['It is a sc\u3164am', 'rejected'],
    ['See [this](https://scam.example)', 'rejected'],
    ['A sc\nam of scales', 'visible'],
    ['A sc  \nam of scales', 'visible'],
    ['A sc\n\nam of scales', 'visible'],
    ['Guaranteed, profit', 'rejected'],
    ['Guaranteed\nPROFIT awaits', 'rejected'],
    ['Join my telegram', 'pending'],
    ['Die Grosse und die große Größe', 'pending'],
    ['The scampi were fine', 'visible'],
    ['profit guaranteed by nobody', 'visible'],
    ['pumped storage', 'visible'],
    ...[
      's-cam',
      's_cam',
      'sc-am',
      's\\cam',
      's\\\ncam',
      's\ncam',
      's  \ncam',
      '> s\n> cam',
      's~cam',
      'sc.am',
      's·cam',
    ].map(parted),
    ...['pumpanddump', 'p u m p and dump', 'pump and d u m p', 'pump-and-dump', 'pumpand dump'].map(parted),
    ...['ʂcam', 'ȿcam', 'ꞩcam', 'ᶊcam', 'sƈam', 'sȼam', 'scaɱ', 'scᶏm', 'sсⱥm'].map(parted),
    ...['s¢am', '$cam', '5cam', 'sc4m', 'sc@m', '$c@m', '$¢am'].map(parted),
    ...['guaranteed pr0fit', 'guaranteed prof1t', 'he1l', 'he11'].map(parted),
    ...[
      'it is as cam-era men say',
      'A class of 5 cameras',
      'As\ncam and rod',
      'S. Cam and his cameras',
      'A camera for $5, cam included',
      'For 5 cam shafts',
      'He’ll sell',
      'Her therapist',
      'The U.S. market, or the u-s one',
      'A new tax!',
      'The 5camshaft and the s-camp',
      'Vitamins A, B, C and s',
      'A scan, a scab; a scammony',
    ].map((body): [string, string] => [body, 'visible']),
  ])('%j is %s', (body, state) => {
    expect(moderate(submission({ body, settings: listed }), now).state).toBe(state)
  })

  test('are named to the moderator and not to the person', () => {
    const result = moderate(submission({ body: 'scam', settings: listed }), now)
    expect(result.reasons).toEqual([
      { phase: 'words', verdict: 'reject', why: 'On the list of banned words: “scam”.' },
    ])
    expect(result.state === 'rejected' && result.message).not.toContain('scam')
  })

  test('are found in time however long the list is', () => {
    const bannedWords = Array.from({ length: 20_000 }, (_, index) => `word${index} and more`)
    moderate(submission({ settings: { ...settings, bannedWords } }), now)
    const started = performance.now()
    moderate(submission({ body: 'word1 and '.repeat(500), settings: { ...settings, bannedWords } }), now)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

describe('words in pieces', () => {
  test.each(['s ', 's-', 's\n', 's $', '5a ', '$', 'a1-', '!a', '> '])(
    'of %j are looked through in time',
    (piece) => {
      const phrase = 's s s s s s s t'
      const bannedWords = [
        phrase,
        `${'s'.repeat(60)} t`,
        ...Array.from({ length: 1_000 }, (_, at) => `s${at}`),
      ]
      const body = piece.repeat(Math.floor(4_900 / piece.length))
      const started = performance.now()
      moderate(submission({ body, settings: { ...settings, bannedWords } }), now)
      expect(performance.now() - started).toBeLessThan(500)
    },
  )
})

describe('holding', () => {
  test('a first comment waits until one has been approved, unless the site says otherwise', () => {
    expect(verdict({ author: newcomer })).toBe('pending firstComment:hold')
    expect(verdict({ author: { ...newcomer, approvedComments: 1 } })).toBe('visible')
    expect(verdict({ author: newcomer, settings: { ...settings, holdFirstComment: false } })).toBe('visible')
  })

  test('everything waits while the site looks at everything', () => {
    expect(verdict({ settings: { ...settings, holdAllComments: true } })).toBe('pending holdAll:hold')
  })

  test('a moderator sees every reason, but a refusal ends the way', () => {
    expect(
      verdict({
        body: 'Join https://t.example telegram',
        author: newcomer,
        settings: { ...settings, holdAllComments: true, suspectWords: ['telegram'] },
      }),
    ).toBe('pending links:hold words:hold firstComment:hold holdAll:hold')
    expect(
      verdict({
        body: 'https://t.example scam',
        author: newcomer,
        settings: { ...settings, bannedWords: ['scam'] },
      }),
    ).toBe('rejected links:hold words:reject')
  })

  test('every reason is a sentence', () => {
    for (const reason of moderate(submission({ body: 'Join https://t.example', author: newcomer }), now)
      .reasons)
      expect(reason.why).toMatch(/^[A-Z0-9].*\.$/)
  })
})
