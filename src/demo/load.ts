// Loads the demo newsroom into an empty database, through the same commands that people use.

import type { Payload } from 'payload'
import type { Article, Staff } from '#payload-types'
import { environment } from '#src/environment/index.ts'
import { transition } from '#src/publishing/steps/transition.ts'
import { loadConversation } from './conversation.ts'
import { demoPassword, keepLogins } from './logins.ts'
import { READERS, STAFF } from './people.ts'
import { drawPicture, PICTURES } from './pictures.ts'
import { rareEarths } from './rareEarths.ts'
import { COMMODITIES, FIGURES, TOPICS } from './reference.ts'
import { STORIES } from './stories.ts'
import type { Ids, Revision, Step, Story } from './story.ts'

const HOUR_MS = 3_600_000

type Keyed<T> = Map<string, T>

/** Fills an empty database; returns false and does nothing when there is staff already. */
export async function loadDemo(
  payload: Payload,
  { now = new Date(), say = () => {} }: { now?: Date; say?: (line: string) => void } = {},
): Promise<boolean> {
  // Nobody is signed in yet.
  const { totalDocs } = await payload.count({ collection: 'staff', overrideAccess: true })
  if (totalDocs > 0) return false
  const password = demoPassword()
  say('Loading the demo newsroom: people')
  const staff = await createStaff(payload, password)
  const readers = await createReaders(payload, password, now)
  const desk = staff.get('adele')!
  const reporter = staff.get('mara')!
  say('Loading the demo newsroom: figures and pictures')
  const commodities = await createCommodities(payload, desk)
  const topics = await createAll(TOPICS, ({ key, ...data }) =>
    payload.create({ collection: 'topics', data: { ...data, slug: key }, ...asked(desk) }),
  )
  const figures = await createAll(FIGURES, ({ key: _key, commodity, ...data }) =>
    payload.create({
      collection: 'figures',
      data: { ...data, commodity: commodities.get(commodity)! },
      ...asked(reporter),
    }),
  )
  const pictures = await createPictures(payload, reporter)
  const ids: Ids = {
    figure: (key) => figures.get(key)!,
    picture: (key) => pictures.get(key)!,
    person: (key) => staff.get(key)!.id,
  }
  const filed: FiledStory[] = []
  for (const story of STORIES) {
    say(`Loading the demo newsroom: “${story.headline}”`)
    filed.push(await fileStory({ payload, story, staff, commodities, topics, ids, now }))
  }
  say('Loading the demo newsroom: what the desk did with them')
  await takeSteps({ payload, filed, staff, now })
  say('Loading the demo newsroom: comments')
  await loadConversation({ payload, articleId: filed[STORIES.indexOf(rareEarths)]!.articleId, readers, now })
  await keepLogins(environment().dataDir, [
    ...STAFF.map(({ role, email }) => ({ realm: 'staff' as const, role, email, password })),
    ...READERS.map(({ email }) => ({ realm: 'reader' as const, role: 'reader', email, password })),
  ])
  return true
}

async function createStaff(payload: Payload, password: string): Promise<Keyed<Staff>> {
  const people: Keyed<Staff> = new Map()
  for (const { key, ...data } of STAFF) {
    people.set(
      key,
      await payload.create({
        collection: 'staff',
        data: { ...data, password },
        depth: 0,
        overrideAccess: true,
      }),
    ) // before there is anybody to ask
  }
  return people
}

async function createReaders(payload: Payload, password: string, now: Date): Promise<Keyed<string>> {
  return createAll(
    READERS,
    ({ key: _key, ...data }) =>
      payload.create({
        collection: 'readers',
        data: { ...data, password, verifiedAt: now.toISOString(), approvedComments: 1 },
        depth: 0,
        overrideAccess: true,
      }), // as if each had verified and been approved
  )
}

async function createCommodities(payload: Payload, editor: Staff): Promise<Keyed<string>> {
  const commodities: Keyed<string> = new Map()
  for (const { key, ...commodity } of COMMODITIES) {
    const parent = 'parent' in commodity ? commodities.get(commodity.parent) : null
    const made = await payload.create({
      collection: 'commodities',
      data: { name: commodity.name, symbol: commodity.symbol, slug: key, parent },
      ...asked(editor),
    })
    commodities.set(key, made.id)
  }
  return commodities
}

async function createPictures(payload: Payload, editor: Staff): Promise<Keyed<string>> {
  return createAll(PICTURES, async (picture) => {
    const data = await drawPicture(picture)
    return payload.create({
      collection: 'media',
      data: { alt: picture.alt, credit: 'Assay', rights: 'Drawn for the demo; free to use' },
      file: { data, mimetype: 'image/jpeg', name: `${picture.key}.jpg`, size: data.length },
      ...asked(editor),
    })
  })
}

async function createAll<T extends { key: string }>(
  things: readonly T[],
  create: (thing: T) => Promise<{ id: string }>,
): Promise<Keyed<string>> {
  const made: Keyed<string> = new Map()
  for (const thing of things) made.set(thing.key, (await create(thing)).id)
  return made
}

type Filing = {
  payload: Payload
  story: Story
  staff: Keyed<Staff>
  commodities: Keyed<string>
  topics: Keyed<string>
  ids: Ids
  now: Date
}

/** A story in the desk's system, at its newest revision. */
type FiledStory = { story: Story; articleId: string; revision: number }

async function fileStory({
  payload,
  story,
  staff,
  commodities,
  topics,
  ids,
  now,
}: Filing): Promise<FiledStory> {
  const author = staff.get(story.author)!
  const article = await payload.create({
    collection: 'articles',
    draft: true,
    data: {
      headline: story.headline,
      standfirst: story.standfirst,
      body: story.body(ids),
      byline: [author.id],
      leadImage: story.picture ? ids.picture(story.picture) : null,
      commodities: story.commodities.map((key) => commodities.get(key)!),
      topics: story.topics.map((key) => topics.get(key)!),
      disclosure: story.disclosure,
      regulatoryClass: story.regulatoryClass ?? 'commentary',
      deskNotes: story.deskNotes,
      releaseAt: story.releaseInHours ? wholeMinute(now.getTime() + story.releaseInHours * HOUR_MS) : null,
      commenting: { mode: 'open' },
    } as Article,
    ...asked(author),
  })
  return { story, articleId: article.id, revision: article.revision }
}

/**
 * Takes the steps of all stories in the order of their times, so that the record of the demo reads like that
 * of a desk.
 */
async function takeSteps({
  payload,
  filed,
  staff,
  now,
}: {
  payload: Payload
  filed: FiledStory[]
  staff: Keyed<Staff>
  now: Date
}): Promise<void> {
  const steps = filed.flatMap((draft) => stepsOf(draft.story).map((step) => ({ draft, step })))
  for (const { draft, step } of steps.toSorted((one, other) => other.step.hoursAgo - one.step.hoursAgo)) {
    const { action, by, hoursAgo, note, attestations, edit } = step
    const actor = staff.get(by)!
    if (edit)
      draft.revision = (
        await payload.update({
          collection: 'articles',
          id: draft.articleId,
          draft: true,
          data: edit,
          ...asked(actor),
        })
      ).revision
    const at = new Date(now.getTime() - hoursAgo * HOUR_MS)
    const moved = await transition({
      payload,
      actor,
      articleId: draft.articleId,
      action,
      revision: draft.revision,
      note: note ?? null,
      attestations: attestations ?? [],
      channel: 'console',
      now: at,
    })
    draft.revision = moved.revision
  }
}

/** A step, and what its author changes before taking it. */
type Edited = Step & { edit?: Pick<Revision, 'standfirst' | 'change'> }

function stepsOf({ author, steps, revision }: Story): Edited[] {
  if (!revision) return steps
  const { standfirst, change, approvedBy, hoursAgo } = revision
  return [
    ...steps,
    { action: 'submit', by: author, hoursAgo, edit: { standfirst, change } },
    { action: 'approve', by: approvedBy, hoursAgo },
    { action: 'publish', by: approvedBy, hoursAgo },
  ]
}

function wholeMinute(milliseconds: number): string {
  return new Date(Math.floor(milliseconds / 60_000) * 60_000).toISOString()
}

/** The options of a call on behalf of a member of staff. */
function asked(staff: Staff) {
  return { depth: 0, overrideAccess: false, user: { ...staff, collection: 'staff' as const } } as const
}
