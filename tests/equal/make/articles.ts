// The articles of the newsroom that is compared: one or more in every state that there is.

import type { Data, Desk, Person, Row } from './desk.ts'
import type { People } from './people.ts'
import type { Reference } from './reference.ts'
import { block, everything, fig, p, text } from './text.ts'

/** When what waits goes out; the questions are asked before and after it. */
const RELEASE = '2026-03-20T12:00:00.000Z'

/** When the embargoes end that nobody lifts. */
const EMBARGO = '2026-03-25T09:00:00.000Z'

const SUBMITTED = { attestations: ['interests_disclosed'] }
export const EDITORIAL = { attestations: ['opinions_told_apart'] }
export const COMPLIANCE = { attestations: ['no_conflict', 'disclosures_complete'] }

const CORRECTION = {
  kind: 'correction',
  note: 'The number was wrong.',
  was: 'ninety',
  is: 'a hundred',
  where: 'The first paragraph',
}
const noteOf = (kind: string) => ({ kind, note: `A ${kind} of what it said.` })

export type Articles = Awaited<ReturnType<typeof write>>

/** Writes them all, and takes each as far as its name says. */
export async function write(desk: Desk, people: People, reference: Reference) {
  const { admin, editor, second, author, leaver, compliance } = people
  const { commodities, topics, figures, pictures } = reference
  const { move } = desk

  const draft = (headline: string, data: Data = {}, by: Person = author) =>
    desk.create(
      by,
      'articles',
      {
        headline,
        standfirst: `What ${headline.toLowerCase()} means.`,
        body: text(p('Stocks fell at ', fig(figures.settlement), '.'), p(`So much for ${headline}.`)),
        byline: [by.id],
        commodities: [commodities.copper.id],
        topics: [topics.policy.id],
        commenting: { mode: 'open' },
        ...data,
      },
      { draft: true },
    )
  const submitted = async (headline: string, data: Data = {}, by: Person = author) => {
    const article = await draft(headline, data, by)
    await move(by, article, 'submit')
    return article
  }
  const approved = async (headline: string, data: Data = {}, by: Person = author) => {
    const article = await submitted(headline, data, by)
    await move(second, article, 'approve', { note: 'Read twice.' })
    return article
  }
  const published = async (headline: string, data: Data = {}, by: Person = author) => {
    const article = await approved(headline, data, by)
    await move(editor, article, 'publish')
    return article
  }
  /** Changed by its author with a note, and approved. */
  const changed = async (article: Row, data: Data, change: Data, by: Person = author) => {
    await desk.update(by, 'articles', article.id, { ...data, change })
    await move(by, article, 'submit')
    await move(second, article, 'approve')
  }
  const republished = async (article: Row, data: Data, change: Data, by: Person = author) => {
    await changed(article, data, change, by)
    await move(editor, article, 'publish')
  }
  const bundle = async (name: string, members: Row[], data: Data = {}) =>
    desk.create(editor, 'bundles', { name, articles: members.map(({ id }) => id), ...data })
  const release = (one: Row) => desk.post(editor.email, `/api/bundles/${one.id}/release`)

  const whole = await published('Everything that a body holds', {
    body: everything(reference, people),
    leadImage: pictures.wide.id,
    byline: [author.id, leaver.id],
    commodities: [commodities.ndpr.id, commodities.copper.id],
    topics: [topics.policy.id, topics.floors.id],
    disclosure: 'The author holds no position.\nNor does her cat.',
    deskNotes: 'Call the exchange again on Monday.',
    seo: { title: 'All blocks & nodes', description: 'A description for engines.' },
    regulatoryClass: 'factual',
  })

  const corrected = await published('Tellurium at ninety', {
    body: text(p('Premium: ', fig(figures.cited), '.')),
    commenting: { mode: 'closes_after', days: 3 },
  })
  await republished(
    corrected,
    { headline: 'Tellurium at a hundred', slug: 'tellurium-at-a-hundred' },
    CORRECTION,
  )
  await republished(corrected, { standfirst: 'A new one.' }, noteOf('update'))
  await republished(corrected, { disclosure: 'None held.' }, noteOf('clarification'))
  await republished(corrected, { standfirst: 'A newer one.' }, noteOf('refile'))

  const withdrawn = await published('Tungsten vanished', { leadImage: pictures.small.id })
  await move(compliance, withdrawn, 'ask-withdrawal', { note: 'It had not.' })
  await move(editor, withdrawn, 'withdraw')

  const emergency = await published('Bismuth by mistake', { topics: [] })
  await move(admin, emergency, 'emergency-withdraw', { note: 'A wrong embargo.' })
  await move(editor, emergency, 'reopen')
  await desk.update(author, 'articles', emergency.id, { headline: 'Bismuth anew' })

  const banner = await published('Antimony until Sunday', {
    endsAt: '2026-03-15T12:00:00.000Z',
    atEnd: 'banner',
  })
  const ended = await published('Cobalt until Sunday', {
    endsAt: '2026-03-15T12:00:00.000Z',
    atEnd: 'archive',
  })
  const endsLater = await published('Gallium for a while', {
    endsAt: '2026-03-20T13:00:00.000Z',
    atEnd: 'archive',
  })

  const archived = await draft('Never written', { deskNotes: 'Dropped.' })
  await move(editor, archived, 'archive')

  const view = (horizon: string) =>
    text(
      p('Buy zinc at ', fig(figures.settlement), '.'),
      block('commentary', {
        label: 'Our view',
        analyst: author.id,
        stance: 'bullish',
        horizon,
        text: text(p('Up.')),
      }),
    )
  const advice = async (headline: string, data: Data = {}) => {
    const disclosure = 'The author holds no position.'
    const regulatoryClass = 'investment_recommendation'
    const article = await draft(headline, { regulatoryClass, disclosure, body: view('Six months'), ...data })
    await move(author, article, 'submit', SUBMITTED)
    await move(editor, article, 'approve', EDITORIAL)
    return article
  }
  const recommended = await advice('Buy zinc', { regulatoryClass: 'reproduced_recommendation' })
  await move(compliance, recommended, 'approve', COMPLIANCE)
  await move(editor, recommended, 'publish')
  const halfApproved = await advice('Buy tin')

  const asked = await published('Nickel in doubt')
  await move(author, asked, 'ask-withdrawal', { note: 'The source was wrong.' })
  const declined = await published('Lead is sound')
  await move(compliance, declined, 'ask-withdrawal', { note: 'I doubt it.' })
  await move(editor, declined, 'decline', { note: 'It is sound.' })

  const embargoed = await approved('Silver under embargo', { embargoUntil: EMBARGO, releaseAt: RELEASE })
  await move(editor, embargoed, 'publish')
  const lifting = await approved('Platinum under embargo', { embargoUntil: EMBARGO })
  await move(editor, lifting, 'publish')
  await move(editor, lifting, 'ask-lift', { note: 'It has leaked.' })

  const scheduled = await approved('Palladium at noon', { releaseAt: RELEASE, leadImage: pictures.small.id })
  await move(editor, scheduled, 'publish')
  const cancelled = await approved('Rhodium not at noon', { releaseAt: RELEASE })
  await move(editor, cancelled, 'publish')
  await move(editor, cancelled, 'cancel-release')

  const waiting = await published('Indium has news')
  await changed(waiting, { standfirst: 'The news.', releaseAt: RELEASE }, CORRECTION)
  await move(editor, waiting, 'publish')

  const edited = await published('Cadmium being changed')
  await desk.update(author, 'articles', edited.id, {
    standfirst: 'Not yet public.',
    change: noteOf('update'),
  })
  await move(author, edited, 'submit')

  const bundles = {
    open: await bundle('Open', [
      await approved('Open one'),
      await approved('Open two', { releaseAt: RELEASE }),
    ]),
    out: await bundle('Out', [await approved('Out one'), await approved('Out two', {}, leaver)]),
    scheduled: await bundle('At noon', [await approved('Noon one'), await approved('Noon two')], {
      releaseAt: RELEASE,
    }),
    held: await (async () => {
      const known = await published('Held, once public')
      await changed(known, { standfirst: 'Again.' }, noteOf('update'))
      const both = await bundle('Held', [known, await approved('Held, never public')], { releaseAt: RELEASE })
      await release(both)
      await move(editor, known, 'ask-withdrawal', { note: 'Neither.' })
      await move(admin, known, 'withdraw')
      return both
    })(),
  }
  await release(bundles.out)
  await release(bundles.scheduled)

  const overridden = await draft('Uranium in a hurry', { regulatoryClass: 'marketing', topics: [] })
  await move(admin, overridden, 'override', { note: 'The desk is asleep.' })

  const stale = await approved('Approved and then changed')
  await desk.update(author, 'articles', stale.id, { standfirst: 'A word later.' })
  const returned = await submitted('Sent back')
  await move(editor, returned, 'request-changes', { note: 'Where from?' })

  const quiet = await published(
    'Closed to comments',
    { commenting: { mode: 'closed' }, byline: [leaver.id] },
    leaver,
  )

  return {
    whole,
    corrected,
    withdrawn,
    emergency,
    banner,
    ended,
    endsLater,
    archived,
    recommended,
    halfApproved,
    asked,
    declined,
    embargoed,
    lifting,
    scheduled,
    cancelled,
    waiting,
    edited,
    overridden,
    stale,
    returned,
    quiet,
    inFlight: await approved('Zinc in flight', { leadImage: pictures.wide.id, seo: { title: 'Zinc' } }),
    inReview: await submitted('Under review', { deskNotes: 'Wait for Emil.' }),
    justBegun: await draft('Just begun', { body: text(p('')), standfirst: 'Hardly.' }),
    bundles,
  }
}
