// Ways round by what a change is called: a refile changes no meaning, and what differs is told.

import { afterAll, beforeAll, expect } from 'vitest'
import type { Article } from '#payload-types'
import { block, bullets, fig, link, p, text } from '#src/demo/text.ts'
import type { WorkflowStatus } from '#src/publishing/steps/workflowStatus.ts'
import type { RichText, RichTextNode } from '#src/richtext/types.ts'
import { aFigure, published, seen } from '../../support/articles.ts'
import { as } from '../../support/newsroom.ts'
import { EARLIER, openAttack, type Attack } from './attack.ts'
import { way } from './table.ts'

let attack: Attack

beforeAll(async () => {
  attack = await openAttack()
})
afterAll(() => attack?.close())

const step = async (person: 'author' | 'editor' | 'admin', id: string, action: string, body: object = {}) => {
  return attack.call(person, `/articles/${id}/workflow/${action}`, {
    method: 'POST',
    body: { ...(await seen(attack.payload, id)), ...body },
  })
}

way('refile-number', async () => {
  const { payload, staff } = attack
  const { author, editor } = staff
  const refile = { kind: 'refile' as const, note: 'A slip of the pen.' }
  const floor = await aFigure(payload, author)
  const { id } = await published(payload, {
    author,
    editor,
    now: EARLIER,
    data: {
      standfirst: 'Output sextupled in a century.',
      body: text(p('As teh state says, it holds to 2035.'), p('The floor is ', fig(floor.id), '.')) as never,
    },
  })
  const save = (data: Partial<Article>) =>
    payload.update({
      collection: 'articles',
      id,
      draft: true,
      data: { ...data, change: refile },
      ...as(author),
    })
  const workflow = async () => {
    const { body } = await attack.call('editor', `/articles/${id}/workflow`)
    return (body as unknown as WorkflowStatus).differences
  }
  expect(await workflow()).toBeNull()

  await save({
    standfirst: 'Output sextupled in a century.',
    body: text(p('As the state says, it holds to 2036.'), p('The floor is ', fig(floor.id), '.')) as never,
  })
  const year = await step('author', id, 'submit')
  expect([year.status, year.body.errors?.[0]?.message]).toEqual([
    409,
    'In the body, “holds to 2036” stands where readers have “holds to 2035”. A refile changes no meaning: choose correction or update.',
  ])
  expect(await workflow()).toEqual([
    {
      part: 'body',
      lines: [
        [
          { text: 'As ', is: 'kept' },
          { text: 'teh', is: 'struck' },
          { text: 'the', is: 'inserted' },
          { text: ' state says, it holds to ', is: 'kept' },
          { text: '2035', is: 'struck' },
          { text: '2036', is: 'inserted' },
          { text: '.', is: 'kept' },
        ],
      ],
      more: 0,
    },
  ])

  await save({
    standfirst: 'Output septupled in a decade.',
    body: text(p('As the state says, it holds to 2035.'), p('The floor is ', fig(floor.id), '.')) as never,
  })
  expect((await step('author', id, 'submit')).body.errors?.[0]?.message).toMatch(/septupled|decade/)

  await save({
    standfirst: 'Output sextupled in a century.',
    body: text(p('As the state says, it holds to 2035.'), p('The floor is ', fig(floor.id), '.')) as never,
  })
  expect((await step('author', id, 'submit')).status).toBe(200)
  // Somebody changes the figure while the text waits for its approval.
  await payload.update({ collection: 'figures', id: floor.id, data: { value: '101' }, ...as(author) })
  const figure = await step('editor', id, 'approve')
  expect([figure.status, figure.body.errors?.[0]?.message]).toEqual([
    409,
    'The figure “NdPr floor” is $101/kg, and readers have $110/kg. A refile changes no meaning: choose correction or update.',
  ])
})

way('refile-phrase', async () => {
  const { payload, staff } = attack
  const had = text(
    p('Output of 103 fell by 5 t.'),
    bullets('was a year of war'),
    block('table', { cells: 'Month\tUSD\nJune\t51', caption: 'Prices', source: 'Us', headerRow: true }),
  )
  const changed = (part: number, node: RichTextNode) =>
    ({ root: { ...had.root, children: had.root.children.with(part, node) } }) as never
  const raised: RichTextNode = { type: 'text', text: '3', format: 64, version: 1 }
  const list = had.root.children[1]!
  const cells = { cells: 'Month\tEUR\nJune\t51', caption: 'Prices', source: 'Us', headerRow: true }
  const tries: [RichText, said: string, shown: string][] = [
    [
      changed(0, p('Output of 10', raised, ' fell by 5 t.')),
      'In the body, “Output of 10^{3} fell by” stands where readers have “Output of 103 fell by”.',
      '^{',
    ],
    [
      changed(0, p('Output of 103 fell by 5 Mt.')),
      'In the body, “fell by 5 Mt” stands where readers have “fell by 5 t”.',
      'Mt',
    ],
    [
      changed(0, p('Output of 103 rose by 5 t.')),
      'In the body, “Output of 103 rose by” stands where readers have “Output of 103 fell by”.',
      'rose',
    ],
    [
      changed(1, { ...list, listType: 'number', tag: 'ol', start: 2020 }),
      'In the body, the number in “2020. was a year” is new to readers.',
      '2020',
    ],
    [changed(2, block('table', cells)), 'In the body, “EUR” stands where readers have “USD”.', 'EUR'],
  ]
  const { id } = await published(payload, {
    author: staff.author,
    editor: staff.editor,
    now: EARLIER,
    data: { body: had as never },
  })
  for (const [body, said, shown] of tries) {
    const saved = await attack.call('author', `/articles/${id}?draft=true`, {
      method: 'PATCH',
      body: { body, change: { kind: 'refile', note: 'A slip of the pen.' } },
    })
    expect(saved.status, said).toBe(200)
    const refused = await step('author', id, 'submit')
    expect([refused.status, refused.body.errors?.[0]?.message]).toEqual([
      409,
      `${said} A refile changes no meaning: choose correction or update.`,
    ])
    const desk = await attack.call('editor', `/articles/${id}/workflow`)
    const { differences } = desk.body as unknown as WorkflowStatus
    expect(differences?.flatMap(({ lines }) => lines.flat().filter(({ is }) => is === 'inserted'))).toEqual([
      expect.objectContaining({ text: expect.stringContaining(shown) }),
    ])
  }
})

way('refile-withdrawn', async () => {
  const { payload, staff } = attack
  const { id } = await published(payload, {
    author: staff.author,
    editor: staff.editor,
    now: EARLIER,
    data: { body: text(p('Output was 9,800 tonnes.')) as never },
  })
  expect((await step('editor', id, 'ask-withdrawal', { note: 'It is in doubt.' })).status).toBe(200)
  expect((await step('admin', id, 'withdraw')).status).toBe(200)
  expect((await step('editor', id, 'reopen')).status).toBe(200)
  const saved = await attack.call('author', `/articles/${id}?draft=true`, {
    method: 'PATCH',
    body: {
      body: text(p('Output was 98,000 tonnes.')),
      change: { kind: 'refile', note: 'A slip of the pen.' },
    },
  })
  expect(saved.status).toBe(200)
  const refused = await step('author', id, 'submit')
  expect([refused.status, refused.body.errors?.[0]?.message]).toEqual([
    409,
    'In the body, “was 98,000 tonnes” stands where readers have “was 9,800 tonnes”. A refile changes no meaning: choose correction or update.',
  ])
  const desk = await attack.call('editor', `/articles/${id}/workflow`)
  const { differences } = desk.body as unknown as WorkflowStatus
  expect(differences?.map(({ part }) => part)).toEqual(['body'])
})

way('refile-class', async () => {
  const { payload, staff } = attack
  const { author, editor } = staff
  const refile = { kind: 'refile' as const, note: 'A slip of the pen.' }
  await attack.call('admin', `/staff/${author.id}`, { method: 'PATCH', body: { jobTitle: 'Analyst' } })
  for (const [data, reason] of [
    [{ regulatoryClass: 'investment_recommendation' }, /The regulatory class differs/],
    [{ disclosure: 'The author holds shares.' }, /The disclosure differs from what readers have/],
  ] as const) {
    const { id } = await published(payload, { author, editor, now: EARLIER, data: { disclosure: 'None.' } })
    await payload.update({
      collection: 'articles',
      id,
      draft: true,
      data: { ...data, change: refile } as Partial<Article>,
      ...as(author),
    })
    const { differences } = (await attack.call('editor', `/articles/${id}/workflow`)).body as never
    expect(JSON.stringify(differences)).not.toBe('null')
    const refused = await step('author', id, 'submit', { attestations: ['interests_disclosed'] })
    expect(refused.body.errors?.[0]?.message).toMatch(reason)
  }
})

way('refile-apart', async () => {
  const { payload, staff } = attack
  const { author, editor } = staff
  const figure = await aFigure(payload, author)
  const other = await aFigure(payload, author, { label: 'House forecast', sourceTitle: 'Our own guess' })
  const view = (...lines: string[]) =>
    block('commentary', { label: 'Our view', stance: 'bearish', text: text(...lines.map((line) => p(line))) })
  const long = 'A premium of nine hundred dollars is no more than a winter’s mood.'
  for (const [had, has, reason] of [
    [[view('It falls.'), p(long)], [view('It falls.', long)], /words of a commentary block differ/],
    [
      [p('Demand is dead.')],
      [block('pullQuote', { quote: 'Demand is dead.', attribution: 'A trader' })],
      /A quotation is new to readers/,
    ],
    [
      [block('disclosure', { text: 'We hold none.' })],
      [block('disclosure', { text: 'We hold some.' })],
      /A disclosure/,
    ],
    [
      [p('It is ', fig(figure.id), ' and ', fig(other.id), ', it was ', fig(figure.id))],
      [p('It is ', fig(figure.id), ' and ', fig(other.id), ', it was ', fig(other.id))],
      /The figures stand in other places/,
    ],
  ] as const) {
    const { id } = await published(payload, {
      author,
      editor,
      now: EARLIER,
      data: { body: text(p('It is so.'), ...had) as never },
    })
    const saved = await attack.call('author', `/articles/${id}?draft=true`, {
      method: 'PATCH',
      body: { body: text(p('It is so.'), ...has), change: { kind: 'refile', note: 'A slip of the pen.' } },
    })
    expect(saved.status).toBe(200)
    const refused = await step('author', id, 'submit')
    expect([refused.status, refused.body.errors?.[0]?.message]).toEqual([409, expect.stringMatching(reason)])
    const { differences } = (await attack.call('editor', `/articles/${id}/workflow`))
      .body as unknown as WorkflowStatus
    expect(JSON.stringify(differences)).toMatch(/struck|inserted/)
  }
})

way('difference-untold', async () => {
  const { payload, staff } = attack
  const { author, editor } = staff
  const twins = [
    await aFigure(payload, author, { label: 'Twin', sourceUrl: 'https://a.example/' }),
    await aFigure(payload, author, { label: 'Twin', sourceUrl: 'https://b.example/' }),
  ]
  const [one, other] = twins.map(({ id }) => id) as [string, string]
  const long = (verb: string, fate: string) =>
    p(`${Array.from({ length: 70 }, (_, at) => `Output ${verb} at mine ${at}.`).join(' ')} He ${fate}.`)
  for (const [had, has, told] of [
    [
      [p(link('order', 'https://a.example/x'), ')9 stands.')],
      [p(link('order', 'https://a.example/x))9'), ' stands.')],
      /struck/,
    ],
    [
      [p(fig(one), ' ', fig(other), ' ', fig(one))],
      [p(fig(one), ' ', fig(other), ' ', fig(other))],
      /struck.*inserted/,
    ],
    [[long('is', 'resigned')], [long('stays', 'was arrested')], /arrested/],
    [
      [p('See https:', { ...(p('evil.example/:').children![0] as RichTextNode), format: 2 })],
      [p('See https://evil.example/://')],
      /struck.*inserted/,
    ],
  ] as const) {
    const { id } = await published(payload, {
      author,
      editor,
      now: EARLIER,
      data: { body: text(...had) as never },
    })
    const saved = await attack.call('author', `/articles/${id}?draft=true`, {
      method: 'PATCH',
      body: { body: text(...has), change: { kind: 'update', note: 'It went on.' } },
    })
    expect(saved.status).toBe(200)
    const { differences } = (await attack.call('editor', `/articles/${id}/workflow`))
      .body as unknown as WorkflowStatus
    expect(JSON.stringify(differences)).toMatch(told)
  }
})
