// Walks the record from its first event and says where it breaks, if it does.

import type { AuditEvent, Head } from './events/event.ts'
import { GENESIS, hashEvent } from './hash.ts'

/** The end of the chain as it was written down outside of the database at some time (ISO 8601). */
export type Anchor = Head & { at: string }

type Fault = 'missing' | 'repeated' | 'altered' | 'unlinked' | 'truncated' | 'head' | 'anchor'

/**
 * Where the chain breaks: the number of the event at which it shows, and what is wrong there in a sentence.
 */
type Break = { seq: number; fault: Fault; message: string }

export type Verdict = { events: number; head: Head | null; broken: Break | null }

export type Against = {
  /** The head as it is stored; asked for after the last event was read. */
  head: () => Promise<Head | null>
  anchors?: readonly Anchor[]
}

/** Reads the events once, in the order of their numbers, keeping none; stops at the first broken link. */
export async function verifyChain(
  events: AsyncIterable<AuditEvent> | Iterable<AuditEvent>,
  { head, anchors = [] }: Against,
): Promise<Verdict> {
  const anchored = byNumber(anchors)
  let last: Head = { seq: 0, hash: GENESIS }
  for await (const event of events) {
    const broken = wrongLink(event, last) ?? wrongAnchor(event, anchored.get(event.seq))
    if (broken) return { events: last.seq, head: endOf(last), broken }
    last = { seq: event.seq, hash: event.hash }
  }
  return {
    events: last.seq,
    head: endOf(last),
    broken: wrongEnd(last, await head()) ?? beyondEnd(last, anchors),
  }
}

function wrongLink(event: AuditEvent, last: Head): Break | null {
  const { seq } = event
  const expected = last.seq + 1
  if (seq > expected)
    return {
      seq: expected,
      fault: 'missing',
      message:
        `Event ${expected} is missing: ${last.seq === 0 ? 'the record begins with' : `event ${last.seq} is followed by`} ` +
        `event ${seq}.`,
    }
  if (seq !== expected)
    return {
      seq,
      fault: 'repeated',
      message: `An event with the number ${seq} follows event ${last.seq}: it was put in or moved.`,
    }
  if (!isAsHashed(event))
    return {
      seq,
      fault: 'altered',
      message: `Event ${seq} was altered: its hash is not that of what it says now.`,
    }
  if (event.previousHash === last.hash) return null
  const message =
    last.seq === 0
      ? 'Event 1 was replaced: it names an event before it, and there is none.'
      : `Event ${seq} does not follow event ${last.seq} as it stands now: one of the two was replaced.`
  return { seq, fault: 'unlinked', message }
}

/** What no hash can be made of, such as a number without end, was never written by us. */
function isAsHashed(event: AuditEvent): boolean {
  try {
    return event.hash === hashEvent(event.previousHash, event)
  } catch {
    return false
  }
}

function wrongAnchor(event: AuditEvent, anchors: readonly Anchor[] = []): Break | null {
  const other = anchors.find(({ hash }) => hash !== event.hash)
  return other
    ? {
        seq: event.seq,
        fault: 'anchor',
        message:
          `Event ${event.seq} is another one than at ${other.at}, when its hash was written down ` +
          'outside of the database: the record was rewritten from there or earlier.',
      }
    : null
}

function wrongEnd(last: Head, head: Head | null): Break | null {
  if (!head)
    return last.seq === 0
      ? null
      : {
          seq: last.seq,
          fault: 'head',
          message: `The head of the record is gone; the last event is ${last.seq}.`,
        }
  if (!Number.isSafeInteger(head.seq))
    return {
      seq: last.seq,
      fault: 'head',
      message: `The head of the record stands at what is no number; the last event is ${last.seq}.`,
    }
  if (head.seq > last.seq)
    return {
      seq: last.seq + 1,
      fault: 'truncated',
      message:
        `The record ends with event ${last.seq}, but its head says ${head.seq}: ${lost(head.seq - last.seq)} ` +
        'from the end.',
    }
  if (head.seq < last.seq)
    return {
      seq: head.seq + 1,
      fault: 'head',
      message:
        `The head of the record stands at event ${head.seq}, but the last event is ${last.seq}: ` +
        'the head was set back, or events were put in behind it.',
    }
  if (head.hash === last.hash) return null
  return {
    seq: last.seq,
    fault: 'head',
    message:
      `The head of the record names another hash than its last event, ${last.seq}: one of the ` +
      'two was replaced.',
  }
}

function beyondEnd(last: Head, anchors: readonly Anchor[]): Break | null {
  const beyond = anchors.find(({ seq }) => seq > last.seq)
  return beyond
    ? {
        seq: last.seq + 1,
        fault: 'anchor',
        message:
          `At ${beyond.at} the record held ${beyond.seq} events, as was written down outside of ` +
          `the database; now it ends with event ${last.seq}.`,
      }
    : null
}

function lost(count: number): string {
  return count === 1 ? 'one event is missing' : `${count} events are missing`
}

function endOf(last: Head): Head | null {
  return last.seq === 0 ? null : last
}

function byNumber(anchors: readonly Anchor[]): Map<number, Anchor[]> {
  const found = new Map<number, Anchor[]>()
  for (const anchor of anchors) found.set(anchor.seq, [...(found.get(anchor.seq) ?? []), anchor])
  return found
}
