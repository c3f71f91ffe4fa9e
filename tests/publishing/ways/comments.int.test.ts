// Ways round by comments of staff: showing one on its own writer's word, or under a name that nobody
// approved.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { queuePage } from '#src/admin/moderation/queue.ts'
import { addComment, editComment } from '#src/comments/index.ts'
import { aReader } from '../../readers/desk.ts'
import { logIn, newestToken, useLink } from '../../staff/desk.ts'
import { seenNow, bodyAsSeen } from '../../support/comments.ts'
import { type Answer, rest } from '../../support/http.ts'
import { eyesOn } from '../../support/publicView.ts'
import { type Attack, openAttack, type Person } from './attack.ts'
import { way } from './table.ts'

let attack: Attack
let article: { id: string; slug: string }

beforeAll(async () => {
  attack = await openAttack()
  const { out } = await attack.subjects()
  article = { id: out.id, slug: out.slug! }
})
afterAll(() => attack?.close())

const DAY = 86_400_000
const PASSWORD = 'a password of their own'

const post = async (
  person: Person | string,
  path: string,
  sent: { ids?: string[]; [key: string]: unknown } = {},
): Promise<Answer> => {
  const body = { ...(await bodyAsSeen(attack.payload, path, sent)), ...sent }
  return person.includes('.')
    ? rest(`/comments${path}`, { method: 'POST', body, token: person })
    : attack.call(person as Person, `/comments${path}`, { method: 'POST', body })
}
const answer = async (person: Person | string, body: string) => {
  const written = await post(person, '/answer', { article: article.id, body })
  expect(written.status).toBe(201)
  return String(written.body.id)
}
const change = (id: string, body: object) => attack.call('admin', `/staff/${id}`, { method: 'PATCH', body })
const hire = async (name: string, role = 'moderator') => {
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}@desk.example`
  const made = await attack.call('admin', '/staff', { method: 'POST', body: { name, email, role } })
  expect(made.status).toBe(201)
  expect((await useLink(await newestToken(attack.payload, email), PASSWORD)).status).toBe(200)
  const token = String((await logIn(email, PASSWORD)).body.token)
  return { id: (made.body.doc as { id: string }).id, token }
}
/** As the record holds it; the clock of the server is not for tests to set. */
const longAgo = async (staffId: string, days: number) => {
  const at = new Date(Date.now() - days * DAY).toISOString()
  await attack.payload.db.updateMany({
    collection: 'audit',
    where: { and: [{ subject: { equals: `staff/${staffId}` } }, { action: { equals: 'staff.created' } }] },
    data: { at },
  })
}
/** What a page and `/api/v1` say of a comment with these words: name, badge, or that it is not there. */
const shown = async (words: string) => {
  const { site, api } = eyesOn(attack.payload)
  const { body } = await api(`/articles/${article.slug}/comments?limit=50`)
  type Root = { html: string; author: { name: string; badge?: string } | null }
  const found = (body as { threads: { root: Root }[] }).threads
    .map(({ root }) => root)
    .find(({ html }) => html.includes(words))?.author
  const page = await (await site.request(`/articles/${article.slug}`)).text()
  expect(page.includes(words)).toBe(found != null)
  if (found) expect(page).toContain(found.name)
  return found ? [found.name, found.badge] : null
}
const ONE_PERSON = /^You count as one person with its writer/

way('comment-account-made-for-it', async () => {
  const sock = await hire('Sock Made')
  const words = 'The admin says to buy at once.'
  const own = await answer('admin', words)
  const theirs = await answer(sock.token, 'The account of the admin says so too.')
  const secondSock = await hire('Sock Second')
  for (const [person, id] of [
    [sock.token, own],
    [secondSock.token, own],
    [secondSock.token, theirs],
    ['admin', theirs],
  ] as const) {
    const one = await post(person, `/${id}/approve`)
    expect([one.status, one.body.errors?.[0]?.message]).toEqual([403, expect.stringMatching(ONE_PERSON)])
    const many = await post(person, '/bulk', { ids: [id], action: 'approve' })
    expect(many.body.results).toEqual([{ id, ok: false, message: expect.stringMatching(ONE_PERSON) }])
    await post(person, `/${id}/remove`)
    expect((await post(person, `/${id}/approve`)).status, 'put back').toBe(403)
  }
  expect(await shown(words)).toBeNull()
  expect((await post('moderator', `/${own}/approve`)).status).toBe(200)
  expect(await shown(words)).toEqual(['The admin', 'staff'])
})

way('comment-account-changed-for-it', async () => {
  const colleague = await hire('Old Hand', 'author')
  await longAgo(colleague.id, 31)
  const words = 'Written before the role was given.'
  const id = await answer('admin', words)
  expect((await change(colleague.id, { role: 'moderator' })).status).toBe(200)
  const { status, body } = await post(colleague.token, `/${id}/approve`)
  expect([status, body.errors?.[0]?.message]).toEqual([403, expect.stringMatching(ONE_PERSON)])
  expect(await shown(words)).toBeNull()
})

test('an account of the day before counts, and one of a month before does not', async () => {
  const { token, id: staffId } = await hire('Of Before')
  const id = await answer('admin', 'Said long after.')
  await longAgo(staffId, 29)
  expect((await post(token, `/${id}/approve`)).status).toBe(403)
  await longAgo(staffId, 31)
  expect((await post(token, `/${id}/approve`)).status).toBe(200)
})

way('comment-renamed', async () => {
  const colleague = await hire('Plain Name')
  const words = 'Copper is short, says the desk.'
  const id = await answer(colleague.token, words)
  expect((await post('moderator', `/${id}/approve`)).status).toBe(200)
  expect(await shown(words)).toEqual(['Plain Name', 'staff'])
  expect((await change(colleague.id, { name: 'Famous Name' })).status).toBe(200)
  expect(await shown(words)).toEqual(['Plain Name', 'staff'])
  await post('moderator', `/${id}/remove`)
  await post('moderator', `/${id}/approve`)
  expect(await shown(words)).toEqual(['Plain Name', 'staff'])
  // Another text is another approval, by the name of then.
  const other = 'Copper is short, says the whole desk.'
  const before = { ...(await bodyAsSeen(attack.payload, `/${id}/approve`)) }
  expect((await post(colleague.token, `/${id}/answer/edit`, { body: other })).status).toBe(200)
  expect(await shown(other)).toBeNull()
  expect((await post('moderator', `/${id}/approve`, before)).status, 'as it was seen before').toBe(409)
})

way('comment-renamed-waiting', async () => {
  const colleague = await hire('Waiting Name')
  const words = 'Nickel waits for a colleague.'
  const id = await answer(colleague.token, words)
  const { body: seen } = await attack.call('moderator', `/comments/${id}`)
  expect(seen).toMatchObject({ staffName: 'Waiting Name', badge: 'staff' })
  expect((await change(colleague.id, { name: 'Sudden Name' })).status).toBe(200)
  expect((await post('moderator', `/${id}/approve`)).status).toBe(200)
  expect(await shown(words)).toEqual(['Waiting Name', 'staff'])
  const { docs } = await attack.payload.find({
    collection: 'audit',
    where: { subject: { equals: `comments/${id}` } },
    overrideAccess: true,
  })
  expect(docs.map(({ action, data }) => [action, (data as { signed: string }).signed]).toSorted()).toEqual([
    ['comment.approve', 'Waiting Name'],
    ['comment.write', 'Waiting Name'],
  ])
})

way('name-of-a-colleague', async () => {
  const { editor } = attack.staff
  const { id } = await hire('Nobody Yet')
  const departed = await hire('Long Gone')
  await change(departed.id, { departed: true })
  const TAKEN = 'Another member of staff has this name, or one that looks like it. Add something to it.'
  for (const name of [
    editor.name,
    'THE EDITOR',
    'Тhe  еditor',
    'The Edítor',
    'Editor The',
    'Long Gone',
    'Waiting Name',
  ]) {
    const said = name === 'Waiting Name' ? 'Another member of staff had this name' : TAKEN
    for (const [path, method, body] of [
      [`/staff/${id}`, 'PATCH', { name }],
      [`/staff?where[id][equals]=${id}`, 'PATCH', { name }],
      ['/staff', 'POST', { name, email: 'twin@desk.example', role: 'author' }],
    ] as const) {
      const refused = await attack.call('admin', path, { method, body })
      expect([name, method, refused.status]).toEqual([name, method, 400])
      if (!path.includes('?')) expect(JSON.stringify(refused.body)).toContain(said) // of many, only whose fields are at fault is told
    }
  }
  expect((await attack.call('admin', `/staff/${id}`)).body).toMatchObject({ name: 'Nobody Yet' })
  expect((await change(id, { name: 'The editor (Oslo)' })).status).toBe(200)
})

test('nobody on the staff is called what the record calls no person', async () => {
  for (const name of ['System', 'The clock', 'The console', 'A former reader', 'The Newsroom'])
    expect([name, (await change(attack.staff.moderator.id, { name })).status]).toEqual([name, 400])
})

way('name-by-turns', async () => {
  const { editor, admin } = attack.staff
  expect((await change(editor.id, { name: 'The former editor' })).status).toBe(200)
  const taken = await change(admin.id, { name: editor.name })
  expect([taken.status, JSON.stringify(taken.body)]).toEqual([
    400,
    expect.stringContaining('Another member of staff had this name, and stands in the record with it.'),
  ])
  const { docs } = await attack.payload.find({
    collection: 'outbox',
    where: { and: [{ to: { equals: editor.email } }, { kind: { equals: 'staff-account-changed' } }] },
    overrideAccess: true,
  })
  expect(JSON.stringify(docs)).toContain('changed the name of your account from')
  expect((await change(editor.id, { name: editor.name })).status).toBe(200)
})

test('two accounts that are given one name at once: one of them has it', async () => {
  const people = [await hire('First Of Two'), await hire('Second Of Two'), await hire('Third Of Two')]
  const names = ['Same Moment', 'Same  moment', 'Sаme Moment']
  const answers = await Promise.all(people.map(({ id }, index) => change(id, { name: names[index] })))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400, 400])
})

way('answer-changed-under-answer', async () => {
  const below = async (parent: string, body: string) => {
    const written = await post('author', '/answer', { article: article.id, parent, body })
    expect(written.status).toBe(201)
    expect((await post('moderator', `/${String(written.body.id)}/approve`)).status).toBe(200)
  }
  const first = await answer('moderator', 'We expect copper to fall.')
  expect((await post('admin', `/${first}/approve`)).status).toBe(200)
  await below(first, 'Exactly so.')
  const edited = await post('moderator', `/${first}/answer/edit`, { body: 'Buy this share today.' })
  expect([edited.status, edited.body.errors?.[0]?.message]).toEqual([
    403,
    expect.stringMatching(/^The newsroom has answered this comment/),
  ])
  expect(await shown('We expect copper to fall.')).toEqual(['The moderator', 'staff'])
})

way('question-changed-answer-away', async () => {
  const asker = await aReader(attack.payload, 'Ada Asks')
  const said = { payload: attack.payload, readerId: asker.id, now: new Date() }
  const { id } = await addComment({
    ...said,
    articleId: article.id,
    parentId: null,
    body: 'Will zinc rise this month?',
  })
  await post('admin', `/${id}/approve`)
  const written = await post('moderator', '/answer', {
    article: article.id,
    parent: id,
    body: 'That is our view.',
  })
  const answerId = String(written.body.id)
  expect((await post('admin', `/${answerId}/approve`)).status).toBe(200)
  expect((await post('admin', `/${answerId}/remove`)).status).toBe(200)
  await expect(editComment({ ...said, id, body: 'Did your chairman steal?' })).rejects.toThrow(
    /^The newsroom has answered this comment/,
  )
})

way('question-changed-before-answer', async () => {
  const asker = await aReader(attack.payload, 'Bea Before')
  const said = { payload: attack.payload, readerId: asker.id, now: new Date() }
  const question = { articleId: article.id, parentId: null, body: 'Will copper rise next week?' }
  const { id } = await addComment({ ...said, ...question })
  await post('admin', `/${id}/approve`)
  const seen = await seenNow(attack.payload, id)
  await editComment({ ...said, id, body: 'Did your chairman steal it?' })
  await post('admin', `/${id}/approve`)
  const yes = { article: article.id, parent: id, body: 'Yes, that is our view.' }
  const refused = await post('moderator', '/answer', { ...yes, seen })
  expect([refused.status, refused.body.errors?.[0]?.message]).toEqual([
    409,
    'Its writer has edited this comment since you saw it. Read it again.',
  ])
  expect((await post('moderator', '/answer', { ...yes, seen: undefined })).status).toBe(400)
  expect((await post('moderator', '/answer', yes)).status).toBe(201)
})

way('question-above-changed', async () => {
  const [asker, other] = [
    await aReader(attack.payload, 'Cid Asks'),
    await aReader(attack.payload, 'Dee Asks Too'),
  ]
  const by = (readerId: string) => ({ payload: attack.payload, readerId, now: new Date() })
  const at = { articleId: article.id }
  const top = await addComment({ ...by(asker.id), ...at, parentId: null, body: 'Will tin rise this year?' })
  await post('admin', `/${top.id}/approve`)
  const below = await addComment({ ...by(other.id), ...at, parentId: top.id, body: 'Is it so, I ask?' })
  await post('admin', `/${below.id}/approve`)
  const beside = await addComment({ ...by(other.id), ...at, parentId: top.id, body: 'I think it will.' })
  const answered = { article: article.id, parent: below.id, body: 'Yes, that is our view.' }
  expect((await post('moderator', '/answer', answered)).status).toBe(201)
  await expect(editComment({ ...by(asker.id), id: top.id, body: 'Did they steal it?' })).rejects.toThrow(
    /^The newsroom has answered this comment/,
  )
  await editComment({ ...by(other.id), id: beside.id, body: 'I think it will not.' })
})

way('comment-name-of-its-approver', async () => {
  const colleague = await hire('Honest Hand')
  await longAgo(colleague.id, 31)
  expect((await change(colleague.id, { name: 'Honest Hand, paid by ACME' })).status).toBe(200)
  const id = await answer(colleague.token, 'We will look again.')
  const own = await post('admin', `/${id}/approve`)
  expect([own.status, own.body.errors?.[0]?.message]).toEqual([403, expect.stringMatching(ONE_PERSON)])
  expect(await shown('We will look again.')).toBeNull()
  expect((await post('moderator', `/${id}/approve`)).status).toBe(200)
})

way('comment-decided-unseen', async () => {
  const colleague = await hire('Stale Colleague')
  const words = 'Cobalt is called by two moderators.'
  const id = await answer(colleague.token, words)
  const before = (await bodyAsSeen(attack.payload, `/${id}/approve`)) as { seen: object }
  expect(
    (await attack.call('moderator', `/comments/${id}/approve`, { method: 'POST', body: {} })).status,
  ).toBe(400)
  expect((await post('moderator', `/${id}/approve`)).status).toBe(200)
  expect(await shown(words)).not.toBeNull()
  expect((await post('admin', `/${id}/remove`, before)).status).toBe(409)
  const bulk = await attack.call('admin', '/comments/bulk', {
    method: 'POST',
    body: { ids: [id], action: 'remove', seen: { [id]: before.seen } },
  })
  expect(bulk.body.results).toMatchObject([{ id, ok: false }])
  expect(await shown(words)).not.toBeNull()
  expect((await post('admin', `/${id}/remove`)).status).toBe(200)
  expect((await post('moderator', `/${id}/approve`, before)).status).toBe(409)
  expect(await shown(words)).toBeNull()
})

/** The HTML that anybody reads of a comment or a reply with these words. */
const htmlWith = async (words: string) => {
  type Remark = { html: string }
  const { body } = await eyesOn(attack.payload).api(`/articles/${article.slug}/comments?limit=50`)
  const { threads } = body as { threads: { root: Remark; replies: Remark[] }[] }
  return threads.flatMap(({ root, replies }) => [root, ...replies]).find(({ html }) => html.includes(words))
    ?.html
}
/** What stands in the queue, without what is there for staff alone. */
const inQueue = async (id: string) => {
  const desk = { payload: attack.payload, staff: attack.staff.admin }
  const { items } = await queuePage({ desk, tab: 'pending', page: 1 })
  const { content: said, parent } = items.find((item) => item.id === id)!
  const above = parent?.content
  return { ...said, above: typeof above === 'string' ? above : above?.html }
}

way('answer-words-not-shown', async () => {
  const denied: [string, string, string][] = [
    ['``` A rumour, and found to be false:\nTin will not be paid.\n```', 'Tin will', 'found to be false'],
    ['~~~ Not our words:\nSell lead today.\n~~~', 'Sell lead', 'Not our words'],
    ['Gold is gone, says [it][1].\n\n[1]: https://a.example/r\n[1]: x "not so"', 'Gold', 'not so'],
    ['Ore is gone, says [it](https://a.example/r "that is not so").', 'Ore', 'that is not so'],
    ['We hold [shares in brass](no-we-do-not).', 'brass', 'no-we-do-not'],
    ['The `steel` plant makes 2*3*4 tonnes.', 'tonnes', '2*3*4'],
    ['The slag plant makes 5&#48;0 kilos.', 'kilos', '5&#x26;#48;0'],
    ['A floor of [9](https://a.example/r)800 ducats.', 'ducats', '>9</a>800 ducats'],
  ]
  for (const [source, claim, denial] of denied) {
    const id = await answer('moderator', source)
    const read = await inQueue(id)
    expect(read.html).toContain(denial)
    expect((await post('admin', `/${id}/approve`)).status).toBe(200)
    const html = await htmlWith(claim)
    expect(html).toContain(denial)
    if (!html?.includes('<a ')) expect(read.html).toBe(html)
  }
})

way('question-words-not-shown', async () => {
  const asker = await aReader(attack.payload, 'Eve Asks Half')
  const { id } = await addComment({
    payload: attack.payload,
    readerId: asker.id,
    now: new Date(),
    articleId: article.id,
    parentId: null,
    body: '``` Is nothing true in what they say, that\nyour editors hold shares of Alto?\n```',
  })
  await post('admin', `/${id}/approve`)
  const { body } = await attack.call('author', `/comments/latest/${article.id}`)
  const [question] = (
    body as unknown as { comments: { id: string; html: string; typed: string; seen: object }[] }
  ).comments
  const html = await htmlWith('your editors')
  expect(html).toContain('Is nothing true')
  expect(question).toMatchObject({ id, html, typed: expect.stringMatching(/^```/) })
  const yes = { article: article.id, parent: id, seen: question!.seen, body: 'That is so.' }
  const written = await post('moderator', '/answer', yes)
  expect(written.status).toBe(201)
  expect((await inQueue(String(written.body.id))).above).toBe(html)
  for (const person of ['anonymous', 'reader'] as const)
    expect((await attack.call(person, `/comments/latest/${article.id}`)).status).toBe(401)
})
