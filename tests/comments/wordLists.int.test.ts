// From a list of words, as an admin saves it in the settings, to what a reader is told of a comment and a
// moderator sees of it.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { approveComment, addComment } from '#src/comments/index.ts'
import { apiClient, type Client, tokenOf } from '../api/client.ts'
import { aReader } from '../readers/desk.ts'
import { published } from '../support/articles.ts'
import { rest, signIn } from '../support/http.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'

let newsroom: Newsroom
let api: Client
let admin: string
let moderator: string
const readers: string[] = []

const REFUSAL = 'Your comment uses words that we do not publish. Please put it differently.'

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, staff, password } = newsroom
  api = apiClient(payload)
  admin = await signIn(payload, staff.admin.email, password)
  moderator = await signIn(payload, staff.moderator.email, password)
  const article = await published(payload, {
    author: staff.author,
    editor: staff.editor,
    data: { headline: 'Words' },
    now: new Date(Date.now() - 3_600_000),
  })
  for (const name of ['Regular', 'Other']) {
    const known = await aReader(payload, name)
    const first = await addComment({
      payload,
      readerId: known.id,
      articleId: article.id,
      parentId: null,
      body: 'Hello.',
      now: new Date(Date.now() - 1_800_000),
    })
    await approveComment({ payload, moderator: staff.moderator, id: first.id, reason: null, now: new Date() })
    readers.push(await tokenOf(api, known))
  }
})
afterAll(() => newsroom?.close())

const save = (settings: object) => rest('/globals/settings', { method: 'POST', token: admin, body: settings })
const post = (body: string, token = readers[0]!) =>
  api('/articles/words/comments', { method: 'POST', token, body: { body } })
const edit = (id: string, body: string) =>
  api(`/comments/${id}`, { method: 'PATCH', token: readers[0]!, body: { body } })
const shown = async () => JSON.stringify((await api('/articles/words/comments')).body)

test('a banned word refuses a comment, new or edited, and says so', async () => {
  const before = await post('Scam, said while no word was banned.')
  expect(before.body).toMatchObject({ state: 'visible' })
  expect((await save({ bannedWords: 'boiler room\n\n  Scam \n' })).status).toBe(200)
  for (const body of [
    'What a SCÁM.',
    'What a sc**am**.',
    '``` scam\nSo it is.\n```',
    'A boiler   room, no less.',
  ]) {
    const { status, body: answer } = await post(body)
    expect([body, status, answer.errors?.[0]?.message]).toEqual([body, 400, REFUSAL])
  }
  const edited = await edit(String(before.body.id), 'A scam, I say.')
  expect([edited.status, edited.body.errors?.[0]?.message]).toEqual([400, REFUSAL])
  expect((await post('The scampi were fine.')).body).toMatchObject({ state: 'visible' })
})

test('a suspect word holds a comment, and the moderator reads which', async () => {
  expect((await save({ bannedWords: '', suspectWords: 'Telegram' })).status).toBe(200)
  expect((await post('No scam any more.')).body).toMatchObject({ state: 'visible' })
  const held = await post('Ask me on tele*gram*.', readers[1])
  expect(held.body).toMatchObject({ state: 'pending' })
  expect(await shown()).not.toContain('Ask me')
  const { body } = await rest(`/comments/${String(held.body.id)}`, { token: moderator })
  expect(body.reasons).toEqual([
    { phase: 'words', verdict: 'hold', why: 'On the list of suspect words: “Telegram”.' },
  ])
})

test('a line that no comment can hold is refused with the line', async () => {
  for (const [line, sentence] of [
    ['!?', '“!?” has no letter or digit: no comment can be compared with it.'],
    [
      'one two three four five six seven eight nine',
      '“one two three four five six seven eight nine” has 9 words. Use at most 8.',
    ],
  ]) {
    const { status, body } = await save({ suspectWords: `pump\n${line}` })
    expect([status, JSON.stringify(body.errors)]).toEqual([400, expect.stringContaining(sentence!)])
  }
  const { body } = await rest('/globals/settings', { token: admin })
  expect(body.suspectWords).toBe('Telegram')
})

test('a list may have 50,000 characters, and whoever saves a longer one is told so', async () => {
  const words = (length: number) =>
    Array.from({ length: length / 10 }, (_, at) => `word${String(at).padStart(5, '0')}`).join('\n')
  const longest = `${words(50_000)}x`
  expect(longest).toHaveLength(50_000)
  for (const field of ['suspectWords', 'bannedWords']) {
    const saved = await save({ [field]: longest })
    expect([field, saved.status, saved.body.errors]).toEqual([field, 200, undefined])
    const { status, body } = await save({ [field]: `${longest}x` })
    expect([status, body.errors?.[0]?.message]).toEqual([
      400,
      `"${field}" must be text of at most 50,000 characters.`,
    ])
    await save({ [field]: '' })
  }
})
