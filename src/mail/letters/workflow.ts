// What the desk is told when an article moves.
import type { MailText } from '../types.ts'

import { mailOf } from './letter.ts'

/** A move of an article, told to the colleague called `name`; `link` opens the article in the admin panel. */
export type MoveFacts = { name: string; headline: string; actorName: string; link: string; note?: string | null }

/** To an editor: an article waits for a decision. */
export function submittedMail(move: MoveFacts): MailText {
  return moveMail(move, { subject: `For review: ${move.headline}`, sentence: `${move.actorName} submitted “${move.headline}” for review.` })
}

/** To the author: an editor wants something changed. */
export function changesRequestedMail(move: MoveFacts): MailText {
  return moveMail(move, { subject: `Changes requested: ${move.headline}`, sentence: `${move.actorName} asks for changes to “${move.headline}”.` })
}

/** To the author: approved as it stands; one more comma and it needs approval again. */
export function approvedMail(move: MoveFacts): MailText {
  return moveMail(move, {
    subject: `Approved: ${move.headline}`,
    sentence: `${move.actorName} approved “${move.headline}” as it stands. Any change to it will need approval again.`,
  })
}

function moveMail(move: MoveFacts, { subject, sentence }: { subject: string; sentence: string }): MailText {
  return mailOf({
    subject,
    name: move.name,
    paragraphs: move.note ? [sentence, `Note: ${move.note}`] : [sentence],
    link: { label: 'Open the article', url: move.link },
    footer: 'You get this because you work on this desk.',
  })
}
