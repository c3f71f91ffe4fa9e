// What the desk is told when an article moves.

import { renderMail } from './message.ts'
import type { MailText } from './types.ts'

/** A move of an article, told to the colleague called `name`; `link` opens the article in the admin panel. */
export type MoveFacts = {
  name: string
  headline: string
  actorName: string
  link: string
  note?: string | null
}

/** To an editor: an article waits for a decision. */
export function submittedMail(move: MoveFacts): MailText {
  return moveMail(move, {
    subject: `For review: ${move.headline}`,
    sentence: `${move.actorName} submitted “${move.headline}” for review.`,
  })
}

/**
 * To those whose approval comes next: another approval has been given. `next` is its name, as in
 * “Compliance's approval”.
 */
export function nextApprovalMail(move: MoveFacts & { next: string }): MailText {
  return moveMail(move, {
    subject: `For review: ${move.headline}`,
    sentence: `${move.actorName} approved “${move.headline}”. ${move.next} comes next.`,
  })
}

/** To the author: an editor wants something changed. */
export function changesRequestedMail(move: MoveFacts): MailText {
  return moveMail(move, {
    subject: `Changes requested: ${move.headline}`,
    sentence: `${move.actorName} asks for changes to “${move.headline}”.`,
  })
}

/** To the author: approved as it stands; one more comma and it needs approval again. */
export function approvedMail(move: MoveFacts): MailText {
  return moveMail(move, {
    subject: `Approved: ${move.headline}`,
    sentence:
      `${move.actorName} approved “${move.headline}” as it stands. Any change to it will need ` +
      'approval again.',
  })
}

/**
 * To those who can decide: a colleague has asked for a step that takes others too. `what` completes “asks to
 * …”, `takes` “It happens when …”.
 */
export function askedMail(move: MoveFacts & { what: string; takes: string }): MailText {
  return moveMail(move, {
    subject: `A second person is needed: ${move.headline}`,
    sentence: `${move.actorName} asks to ${move.what} “${move.headline}”. It happens when ${move.takes}.`,
  })
}

/** To those whose word comes next: somebody has confirmed a withdrawal, and one more person must. */
export function confirmedMail(move: MoveFacts): MailText {
  return moveMail(move, {
    subject: `One more person is needed: ${move.headline}`,
    sentence:
      `${move.actorName} confirmed the withdrawal of “${move.headline}”. It happens when you ` +
      'confirm it too.',
  })
}

/** To whoever asked: somebody else declined. `what` completes “declined to …”. */
export function declinedMail(move: MoveFacts & { what: string }): MailText {
  return moveMail(move, {
    subject: `Declined: ${move.headline}`,
    sentence: `${move.actorName} declined to ${move.what} “${move.headline}”, as you had asked.`,
  })
}

/**
 * To everybody who answers for the desk: an admin acted without the approvals. `what` is a verb in the past.
 */
export function emergencyMail(move: MoveFacts & { what: string }): MailText {
  return moveMail(move, {
    subject: `Emergency: ${move.headline}`,
    sentence:
      `${move.actorName} ${move.what} “${move.headline}” in an emergency, without the ` +
      'approvals that it needs. Read it now; it stays in the record.',
  })
}

/** To everybody who answers for the desk: releases that did not happen as they should. */
export function releaseAlarmMail({
  name,
  lines,
  link,
}: {
  name: string
  lines: string[]
  link: string
}): MailText {
  return renderMail({
    subject: lines.length === 1 ? 'A release needs you' : `${lines.length} releases need you`,
    name,
    paragraphs: lines,
    link: { label: 'Open the desk', url: link },
    footer: 'You get this because you answer for what this desk releases.',
  })
}

function moveMail(move: MoveFacts, { subject, sentence }: { subject: string; sentence: string }): MailText {
  return renderMail({
    subject,
    name: move.name,
    paragraphs: move.note ? [sentence, `Note: ${move.note}`] : [sentence],
    link: { label: 'Open the article', url: move.link },
    footer: 'You get this because you work on this desk.',
  })
}
