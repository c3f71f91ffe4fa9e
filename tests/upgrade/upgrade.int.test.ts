// A folder that the commit before made is started with the present code: what its people, readers and
// partners meet.

import { lstat, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Payload } from 'payload'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { keepPrivate } from '#src/environment/index.ts'
import { digestOfBytes } from '#src/pictures/digest.ts'
import { writersOf } from '../support/articles.ts'
import { graphql, rest } from '../support/http.ts'
import { setClock } from './clock.ts'
import { restored, type Place } from './fixture.ts'
import { hashesOf } from './hashes.ts'
import type { Colleague, Known, ReaderName, Text } from './known.ts'

const SOUND = JSON.stringify({ broken: null, findings: [], anchors: true })
const MINUTE = 60_000

/** What the server logged as an error since it was started first. */
const alarms = vi.hoisted((): string[] => [])

vi.mock('#src/site/view/assets.ts', async () => {
  const { ASSETS } = await import('../support/assets.ts')
  return { readAssets: () => ASSETS }
})
vi.mock('#src/logging/logging.ts', async (original) => {
  const { logging } = await original<typeof import('#src/logging/logging.ts')>()
  return {
    logging: (env: Parameters<typeof logging>[0]) => {
      const { options } = logging({ ...env, logLevel: 'error' }).logger as { options: object }
      return { logger: { options, destination: { write: (line: string) => alarms.push(line) } } }
    },
  }
})

type Newsroom = typeof import('./newsroom.ts')

let place: Place
let known: Known
let newsroom: Newsroom
let payload: Payload
const tokens = {} as Record<Colleague, string>

beforeAll(async () => {
  const found = await restored()
  known = found.known
  place = found
  setClock(new Date(Date.parse(known.until) + 10 * MINUTE))
  newsroom = await import('./newsroom.ts')
  payload = await newsroom.start()
})
afterAll(async () => {
  await newsroom?.end()
  await place?.remove()
})

const step = async (person: Colleague, text: Text, action: string) => {
  setClock(new Date(Date.now() + 1000))
  const { id } = known.texts[text]
  const token = tokens[person]
  const { revision, hash } = (await rest(`/articles/${id}/workflow`, { token })).body
  const body = { revision, hash, note: 'Because.' }
  const answer = await rest(`/articles/${id}/workflow/${action}`, { method: 'POST', body, token })
  return { status: answer.status, code: answer.body.errors?.[0]?.data?.code }
}
const DONE = { status: 200, code: undefined }
const REFUSED = { status: 409, code: 'notWriter' }

const readArticle = async (text: Text) => {
  const response = await newsroom.read(`/api/v1/articles/${known.texts[text].slug}`)
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

/** As the API tells it. */
const pictureAddress = async () => {
  const { body } = await readArticle('published')
  const { url } = body.leadImage as { url: string }
  expect(url).toContain(known.picture.filename)
  return new URL(url, 'http://localhost:3000').pathname
}

describe('the first start', () => {
  test('changes no hash of what was approved, published and recorded, and no approval', async () => {
    const now = await hashesOf(payload)
    expect(Object.keys(known.hashes).length).toBeGreaterThan(80)
    expect(Object.fromEntries(Object.keys(known.hashes).map((name) => [name, now[name]]))).toEqual(
      known.hashes,
    )
  })

  test('raises no alarm, and the record is as it says, with its hourly anchors', async () => {
    expect(alarms).toEqual([])
    expect(await newsroom.checked(payload, place.dataDir)).toBe(SOUND)
  })

  test('is followed by a second that finds nothing to do', async () => {
    const before = await newsroom.recorded(payload)
    payload = await newsroom.start()
    expect(await newsroom.recorded(payload)).toEqual(before)
    expect(alarms).toEqual([])
    expect(await newsroom.checked(payload, place.dataDir)).toBe(SOUND)
  })
})

describe('people', () => {
  test('everybody on the staff signs in with the old password, too short or with accents apart', async () => {
    for (const [name, account] of Object.entries(known.staff)) {
      const { status, body } = await newsroom.logIn(account)
      expect([name, status]).toEqual([name, 200])
      tokens[name as Colleague] = String(body.token)
    }
    expect((await newsroom.logIn({ ...known.staff.third, password: 'five5' })).status).toBe(401)
  })

  test('every reader logs in with the old password, and has the old name', async () => {
    for (const { email, password, displayName } of Object.values(known.readers)) {
      const session = await newsroom.read('/api/v1/sessions', { method: 'POST', body: { email, password } })
      expect([email, session.status]).toEqual([email, 201])
      const { token } = (await session.json()) as { token: string }
      expect(await (await newsroom.read('/api/v1/me', { token })).json()).toMatchObject({
        reader: { displayName },
      })
    }
  })

  test('sessions that were open go on', async () => {
    const { author, editor, reader } = known.sessions
    const me = async (token: string) =>
      ((await rest('/staff/me', { token })).body.user as { id: string } | null)?.id
    expect(await me(author)).toBe(known.staff.author.id)
    expect(await me(editor)).toBe(known.staff.editor.id)
    expect((await newsroom.read('/api/v1/me', { token: reader })).status).toBe(200)
  })

  test('moderators see readers by the names that they had', async () => {
    const { body } = await rest('/readers?limit=100', { token: tokens.moderator })
    const names = (body.docs as { displayName: string }[]).map(({ displayName }) => displayName)
    expect(names.toSorted()).toEqual(
      Object.values(known.readers)
        .map(({ displayName }) => displayName)
        .toSorted(),
    )
  })
})

describe('what readers get', () => {
  test('articles, with their picture at its address', async () => {
    const file = await newsroom.read(await pictureAddress())
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect((await newsroom.read(`/articles/${known.texts.published.slug}`)).status).toBe(200)
    const gone = await (await newsroom.read(`/articles/${known.texts.withdrawn.slug}`)).text()
    expect(gone).toMatch(/withdrawn/i)
    expect(gone).not.toContain('So much for')
  })

  test('the comments that were there; one that waits is seen by moderators alone', async () => {
    const response = await newsroom.read(`/api/v1/articles/${known.texts.published.slug}/comments`)
    const shown = await response.text()
    expect(shown).toContain(known.comments.visible)
    expect(shown).toContain(known.comments.reply)
    expect(shown).not.toContain(known.comments.pending)
    const reply = await payload.findByID({
      collection: 'comments',
      id: known.comments.reply,
      depth: 0,
      overrideAccess: true,
    })
    expect([reply.parent, reply.author]).toEqual([known.comments.visible, known.readers.rita.id])
    const { body } = await rest(`/comments/${known.comments.pending}`, { token: tokens.moderator })
    expect(body).toMatchObject({ id: known.comments.pending, state: 'pending' })
  })

  test('a partner’s key still reads what is public', async () => {
    const headers = { authorization: `integrations API-Key ${known.apiKey}` }
    const { status, body } = await rest('/articles?limit=50', { headers })
    expect(status).toBe(200)
    const ids = (body.docs as { id: string }[]).map(({ id }) => id)
    expect(ids).toContain(known.texts.published.id)
    expect(ids).not.toContain(known.texts.inReview.id)
  })
})

describe('keys', () => {
  const headers = () => ({ authorization: `integrations API-Key ${known.apiKey}` })

  test('a key from before reads, as if it had been given that scope, and has no end', async () => {
    const { body } = await rest('/integrations', { token: tokens.admin })
    expect(body.docs).toMatchObject([{ scopes: ['read'] }])
    expect((body.docs as { expiresAt?: string | null }[])[0]!.expiresAt ?? null).toBeNull()
    const asked = await graphql('{ Articles(limit: 5) { docs { id } } }', { headers: headers() })
    expect([asked.status, asked.body.errors]).toEqual([200, undefined])
  })

  test('and does nothing else', async () => {
    const sent = await rest('/topics', { method: 'POST', body: { name: 'Mine' }, headers: headers() })
    expect(sent.status).toBe(403)
    const mutation = `mutation { updateArticle(id: "${known.texts.published.id}", data: {}) { id } }`
    expect((await graphql(mutation, { headers: headers() })).status).toBe(403)
  })
})

describe('the baseline', () => {
  test('is written once, at the first of two starts', async () => {
    const actions = await newsroom.recorded(payload)
    expect(actions.filter((action) => action === 'record.baseline')).toEqual(['record.baseline'])
    expect(actions).not.toContain('record.log.lost')
  })

  test('holds passwords and keys that were set before, so that a swapped one is named', async () => {
    const stored = (id: string) => payload.db.findOne({ collection: 'staff', where: { id: { equals: id } } })
    const { third, editor } = known.staff
    const [hers, his] = (await Promise.all([stored(editor.id), stored(third.id)])) as unknown as {
      hash: string
      salt: string
    }[]
    const put = ({ hash, salt }: { hash: string; salt: string }) =>
      payload.db.updateOne({ collection: 'staff', id: editor.id, data: { hash, salt } })
    await put(his!)
    expect(await newsroom.checked(payload, place.dataDir)).toMatch(/Edna Editor/)
    await put(hers!)
    expect(await newsroom.checked(payload, place.dataDir)).toBe(SOUND)
  })
})

describe('the rule for passwords', () => {
  test('a link that was mailed before is dead', async () => {
    const body = { token: known.linkToken, password: 'a long new password' }
    expect((await rest('/staff/reset-password', { method: 'POST', body })).status).toBe(403)
    expect((await newsroom.logIn(known.staff.compliance)).status).toBe(200)
  })

  test('four letters open the account until another password is set, by the rule', async () => {
    const { id, email, password: currentPassword } = known.staff.third
    const change = (password: string) =>
      rest(`/staff/${id}`, {
        method: 'PATCH',
        body: { currentPassword, password },
        token: tokens.third,
      })
    expect((await change('five5')).status).toBe(400)
    expect((await newsroom.logIn(known.staff.third)).status).toBe(200)
    expect((await change('a long new password')).status).toBe(200)
    expect((await newsroom.logIn(known.staff.third)).status).toBe(401)
    expect((await newsroom.logIn({ email, password: 'a long new password' })).status).toBe(200)
  })

  test('accents apart are composed when the same password is set anew', async () => {
    const { id, email, password } = known.staff.author
    const token = tokens.author
    const body = { currentPassword: password, password }
    expect((await newsroom.logIn({ email, password: password.normalize('NFC') })).status).toBe(401)
    expect((await rest(`/staff/${id}`, { method: 'PATCH', body, token })).status).toBe(200)
    for (const typed of [password, password.normalize('NFC')])
      expect((await newsroom.logIn({ email, password: typed })).status).toBe(200)
  })
})

describe('modes of files', () => {
  test('the folder is its owner’s alone from the next start on', async () => {
    const openToOthers = async () => {
      const entries = ['.', ...(await readdir(place.dataDir, { recursive: true }))]
      const modes = await Promise.all(
        entries.map(async (name) => {
          const file = await lstat(path.join(place.dataDir, name)).catch(() => null) // a mail is being sent, and has another name now
          return [name, (file?.mode ?? 0) & 0o077]
        }),
      )
      return modes.filter(([, mode]) => mode !== 0).map(([name]) => name)
    }
    const mask = process.umask()
    expect(await openToOthers()).toEqual(expect.arrayContaining(['.', 'media', 'audit-anchors.jsonl']))
    expect(keepPrivate(place)).toBeNull()
    process.umask(mask)
    expect(await openToOthers()).toEqual([])
  })
})

describe('a picture with a place in it, and on its side', () => {
  test('readers get a turned copy that says nothing of the camera, at the same address', async () => {
    const file = await newsroom.read(await pictureAddress())
    const bytes = Buffer.from(await file.arrayBuffer())
    const { exif, width, height } = await sharp(bytes).metadata()
    expect({ exif, width, height }).toEqual({ width: 200, height: 400 })
    expect(bytes.includes('Nikon') || bytes.includes('PHOTOGRAPHER-7001')).toBe(false)
    const original = await readFile(path.join(place.dataDir, 'originals', known.picture.filename))
    expect(original.includes('PHOTOGRAPHER-7001')).toBe(true)
  })

  test('page and API tell its sides as they are shown', async () => {
    const { body } = await readArticle('published')
    expect(JSON.stringify(body)).toMatch(/"width":200,"height":400/)
    const page = await (await newsroom.read(`/articles/${known.texts.published.slug}`)).text()
    expect(page).toMatch(/width="200" height="400"/)
  })

  test('one event says by their digests which file came in the place of which', async () => {
    const { filename } = known.picture
    const digestIn = async (folder: string) =>
      digestOfBytes(await readFile(path.join(place.dataDir, folder, filename)))
    const { docs } = await payload.find({
      collection: 'audit',
      where: { action: { equals: 'picture.files' } },
      depth: 0,
      overrideAccess: true,
    })
    expect(docs.map(({ data }) => data)).toMatchObject([
      {
        files: { [filename]: await digestIn('media') },
        replaced: { [filename]: await digestIn('originals') },
      },
    ])
  })

  test('a section of which nothing is public shows nowhere', async () => {
    expect((await newsroom.read(`/topics/${known.newSection.slug}`)).status).toBe(404)
    expect(await (await newsroom.read('/api/v1/topics')).text()).not.toContain(known.newSection.slug)
  })
})

describe('names that nobody could take now', () => {
  test('moderators are shown the second of two, one with a colleague’s name, and one who looks like staff', async () => {
    const { namesToCheck } = await import('#src/readers/index.ts')
    const id = known.staff.moderator.id
    const moderator = await payload.findByID({ collection: 'staff', id, depth: 0, overrideAccess: true })
    const why = new Map((await namesToCheck(payload, moderator)).map((one) => [one.id, one.why]))
    const of = (name: ReaderName) => why.get(known.readers[name].id)
    expect([of('wei'), of('otherWei'), of('editorsName'), of('cyrillic')]).toEqual([
      undefined,
      'Another reader had this name before.',
      'A member of staff has this name.',
      'This says that they work for the newsroom.',
    ])
  })

  test('nobody else takes such a name any more', async () => {
    const body = { displayName: 'Wei Zhang', email: 'third@reader.example', password: 'seventeen tonnes' }
    expect((await newsroom.read('/api/v1/readers', { method: 'POST', body })).status).toBe(400)
  })
})

describe('texts', () => {
  test('one that a colleague’s saves were overwritten in has them all as writers', async () => {
    expect((await writersOf(payload, known.texts.overwritten.id)).toSorted()).toEqual(
      [known.staff.author.id, known.staff.second.id, known.staff.editor.id].toSorted(),
    )
    for (const writer of ['second', 'editor'] as const)
      expect(await step(writer, 'overwritten', 'approve')).toEqual(REFUSED)
    expect(await step('third', 'overwritten', 'approve')).toEqual(DONE)
    expect(await step('editor', 'overwritten', 'publish')).toEqual(DONE)
  })

  test('one that was restored, and waits in review, is not approved by who wrote what came back', async () => {
    expect(await step('editor', 'restored', 'approve')).toEqual(REFUSED)
    expect(await step('second', 'restored', 'approve')).toEqual(DONE)
    expect(await step('second', 'restored', 'publish')).toEqual(DONE)
    expect((await readArticle('restored')).body).toMatchObject({ headline: 'BAD' })
  })

  test('one that was withdrawn comes back with its writers', async () => {
    expect(await step('editor', 'withdrawn', 'reopen')).toEqual(DONE)
    const { id } = known.texts.withdrawn
    const body = { standfirst: 'It had, after all.', change: { kind: 'update', note: 'It is back.' } }
    const token = tokens.author
    setClock(new Date(Date.now() + 1000))
    const saved = await rest(`/articles/${id}?draft=true`, { method: 'PATCH', body, token })
    expect(saved.status).toBe(200)
    expect(await step('author', 'withdrawn', 'submit')).toEqual(DONE)
    expect(await step('second', 'withdrawn', 'approve')).toEqual(REFUSED)
    expect(await step('editor', 'withdrawn', 'approve')).toEqual(DONE)
  })

  test('one that was approved is published on that approval', async () => {
    expect(await step('third', 'approved', 'publish')).toEqual(DONE)
    expect((await readArticle('approved')).status).toBe(200)
  })

  test('one in review goes the rest of its way', async () => {
    expect(await step('editor', 'inReview', 'approve')).toEqual(DONE)
    expect(await step('editor', 'inReview', 'publish')).toEqual(DONE)
    expect((await readArticle('inReview')).status).toBe(200)
  })

  test('one that was approved by somebody who leaves is approved again', async () => {
    const { id } = known.staff.second
    const token = tokens.admin
    const left = await rest(`/staff/${id}`, { method: 'PATCH', body: { departed: true }, token })
    expect(left.status).toBe(200)
    expect((await step('editor', 'lapsing', 'publish')).status).toBe(409)
    expect(await step('author', 'lapsing', 'submit')).toEqual(DONE)
    expect(await step('third', 'lapsing', 'approve')).toEqual(DONE)
    expect(await step('editor', 'lapsing', 'publish')).toEqual(DONE)
  })

  test('one that was scheduled goes out at its time, by the server’s clock', async () => {
    expect((await readArticle('scheduled')).status).toBe(404)
    setClock(new Date(Date.parse(known.releaseAt) + 1000))
    await vi.waitFor(async () => expect((await readArticle('scheduled')).status).toBe(200), 20_000)
    expect((await newsroom.read(`/topics/${known.newSection.slug}`)).status).toBe(200)
  })

  test('one that hides signs, and was scheduled all the same, is held', async () => {
    await vi.waitFor(async () => expect(await newsroom.recorded(payload)).toContain('release.held'), 20_000)
    expect((await readArticle('hidden')).status).toBe(404)
  })

  test('after all that nothing in the record is otherwise than it says', async () => {
    expect(alarms).toEqual([])
    expect(await newsroom.checked(payload, place.dataDir)).toBe(SOUND)
  })
})
