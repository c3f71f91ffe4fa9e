// The feed of changes: one entry a note, so that a reader program shows a correction of an article that was
// read long ago.

import type { PublicNote } from '#src/public/notes.ts'
import { noteLabel, notePath } from '../view/notes.ts'
import { rfc822 } from '../view/times.ts'
import { noteWordsHtml } from './feedHtml.ts'
import { feed, type Channel } from './rss.ts'
import { xml } from './xml.ts'

/** The notes as RSS 2.0, in the order given. */
export function correctionsFeed(channel: Channel, notes: PublicNote[]): string {
  return feed(channel, {
    items: notes.map((note) => item(channel.siteUrl, note)),
    changedAt: notes.map(({ at }) => at),
  })
}

function item(siteUrl: string, note: PublicNote): string {
  return [
    '<item>',
    `<title>${xml(`${noteLabel(note.kind)}: ${note.article.headline}`)}</title>`,
    `<link>${xml(siteUrl + notePath(note))}</link>`,
    `<guid isPermaLink="false">urn:assay:article:${xml(note.article.id)}:edition:${note.edition}</guid>`,
    `<pubDate>${rfc822(note.at)}</pubDate>`,
    `<category>${xml(noteLabel(note.kind))}</category>`,
    `<description>${xml(noteWordsHtml(note).text)}</description>`,
    '</item>',
  ].join('\n')
}
