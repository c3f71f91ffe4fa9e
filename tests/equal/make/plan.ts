// The order of what is asked and done: before a release time, after it, and after more was done.

import type { House } from '../adapter.ts'
import type { Question } from '../question.ts'
import type { Plan } from '../record.ts'
import { COMPLIANCE, EDITORIAL } from './articles.ts'
import { apiQuestions, houseQuestions, knownOf, siteQuestions, type Known } from './questions.ts'

const BEFORE = '2026-03-20T11:59:30.000Z'
/** Past the release time, and no clock of the house has ticked. */
const PAST = '2026-03-20T12:00:10.000Z'

const END = '2026-03-20T13:05:00.000Z'

/** The plan for a newsroom, made while it stands as it was left. */
export async function planOf(house: House): Promise<Plan> {
  const known = knownOf(await house.rows())
  const open = [...(await apiQuestions(house, known)), ...(await siteQuestions(house, known))]
  const all = [...open, ...houseQuestions(known)]
  const again = open.filter(({ as, method }) => !as && !method)
  const short = again.filter(
    ({ path }) => !/\?(comment|replyTo)=|\/file\/|\/replies|[?&](cursor|before|after)=/.test(path),
  )
  const briefly = short.filter(
    ({ path }) => !/\/comments|\?article=|\/figures|\/(login|register|check|verify|forgot|reset)/.test(path),
  )
  const byKey = houseQuestions(known).filter(({ headers }) => headers)
  return {
    at: BEFORE,
    packs: ['tellurium-at-a-hundred', 'buy-zinc'],
    searches: ['zinc', 'stocks fell', 'nothinglikeit', 'noon', 'everything', 'floor'],
    rounds: [
      { at: BEFORE, questions: all },
      { at: PAST, questions: [...briefly, ...byKey] },
    ],
    steps: steps(known),
    after: [{ at: END, questions: [...short, ...byKey.filter(isSettled), ...workflowViews(known)] }],
  }
}

/** After a bundle went out two rows share an instant: which is first in a list by it, the database says. */
const isSettled = ({ path }: Question) => !path.includes('sort=-publishedAt')

function workflowViews({ of }: Known): Question[] {
  const drafts = of('articles as drafts')
  return drafts.map(({ id }) => ({
    to: 'house',
    path: `/api/articles/${id}/workflow`,
    as: 'ada@desk.example',
  }))
}

function steps({ of }: Known): Plan['steps'] {
  const drafts = of('articles as drafts')
  const named = (headline: string) => drafts.find((row) => row.headline === headline)!.id
  const move = (who: string, headline: string, action: string, body: object = {}): Question => ({
    to: 'house',
    method: 'POST',
    path: `/api/articles/${named(headline)}/workflow/${action}`,
    body: { revision: 'newest', ...body },
    as: `${who}@desk.example`,
  })
  const save = (who: string, collection: string, id: string, body: object): Question => ({
    to: 'house',
    method: 'PATCH',
    path: `/api/${collection}/${id}${collection === 'articles' ? '?draft=true' : ''}`,
    body,
    as: `${who}@desk.example`,
  })
  const tick: Question = { to: 'clock', path: '/' }
  const bundle = of('bundles').find(({ name }) => name === 'Open')!.id
  const pending = of('comments')
    .filter(({ state }) => state === 'pending')
    .map(({ id }) => id)
  const figure = of('figures').find(({ label }) => label === 'Copper cash')!.id
  const task = of('tasks').find(({ state }) => state === 'open')!.id
  const change = { kind: 'update', note: 'Newer figures.' }
  return [
    { at: '2026-03-20T12:00:20.000Z', questions: [tick] },
    {
      at: '2026-03-20T12:10:00.000Z',
      questions: [
        move('edna', 'Zinc in flight', 'publish'),
        move('cora', 'Buy tin', 'approve', COMPLIANCE),
        move('edna', 'Buy tin', 'publish'),
        move('edna', 'Nickel in doubt', 'withdraw'),
        move('ada', 'Nickel in doubt', 'withdraw'),
        move('cora', 'Platinum under embargo', 'lift'),
        move('ada', 'Silver under embargo', 'cancel-release'),
        move('edna', 'Approved and then changed', 'publish'),
        move('anna', 'Approved and then changed', 'submit'),
        move('emil', 'Approved and then changed', 'approve'),
        move('emil', 'Under review', 'approve'),
        move('anna', 'Under review', 'approve'),
        move('emil', 'Cadmium being changed', 'approve'),
        move('edna', 'Cadmium being changed', 'publish'),
        move('edna', 'Rhodium not at noon', 'publish'),
        move('edna', 'Buy zinc', 'approve', EDITORIAL),
        {
          to: 'house',
          method: 'POST',
          path: `/api/bundles/${bundle}/release`,
          body: {},
          as: 'edna@desk.example',
        },
        {
          to: 'house',
          method: 'POST',
          path: `/api/tasks/${task}/dismiss`,
          body: { note: 'Seen.' },
          as: 'edna@desk.example',
        },
      ],
    },
    {
      at: '2026-03-20T12:20:00.000Z',
      questions: [
        save('anna', 'figures', figure, { value: '9900' }),
        save('anna', 'articles', named('Everything that a body holds'), {
          standfirst: 'With newer figures.',
          change,
        }),
        save('anna', 'articles', named('Sent back'), {
          standfirst: 'From the exchange.',
          topics: [],
          seo: { title: 'Sent' },
        }),
        save('cora', 'articles', named('Sent back'), { standfirst: 'Not hers to write.' }),
        save('anna', 'articles', named('Never written'), { standfirst: 'It is archived.' }),
        move('anna', 'Sent back', 'submit'),
        move('anna', 'Everything that a body holds', 'submit'),
        move('emil', 'Everything that a body holds', 'approve'),
        move('edna', 'Everything that a body holds', 'publish'),
        move('edna', 'Never written', 'reopen'),
        {
          to: 'house',
          method: 'POST',
          path: '/api/comments/bulk',
          body: { ids: pending, action: 'approve' },
          as: 'mona@desk.example',
        },
        {
          to: 'public',
          method: 'POST',
          path: '/api/v1/articles/zinc-in-flight/comments',
          body: { body: 'At last.' },
          as: 'rita@reader.example',
        },
      ],
    },
    { at: '2026-03-20T13:00:10.000Z', questions: [tick] },
  ]
}
