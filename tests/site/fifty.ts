// Fifty comments as long as people write them, for what a page weighs. The same ones in every run.

import type { ThreadView } from '#src/comments/index.ts'
import { comment, thread } from './drawn.tsx'

/**
 * As people write under a post: a sentence or a few, each its own words, twenty threads and their replies.
 */
export function fiftyComments(): ThreadView[] {
  const one = (index: number, inReplyTo: { id: string; authorName: string } | null = null) =>
    comment({
      id: uuid(index),
      authorName: NAMES[(index * 7) % NAMES.length]!,
      html: `<p>${sentences(index)}</p>`,
      createdAt: new Date(Date.UTC(2026, 10, 6, 9) - index * 431_000).toISOString(),
      inReplyTo,
    })
  return Array.from({ length: 20 }, (_, index) => {
    const root = one(index * 3)
    const replies = Array.from({ length: index % 2 === 0 ? 2 : 1 }, (__, reply) =>
      one(index * 3 + reply + 1, { id: root.id, authorName: root.authorName! }),
    )
    return thread(root, replies, index === 3 ? 4 : 0)
  })
}

const NAMES = [
  'Mei Tanaka',
  'R. Castellanos',
  'Ola Berg',
  'Noor Haddad',
  'J. Whitfield',
  'Kenji Mori',
  'Ana Lúcia Prado',
  'Tomás Okafor',
  'Ines Albrecht',
  'P. van der Meer',
  'Sunita Rao',
  'Lars Holm',
  'Amara Diallo',
]

/**
 * A hundred and thirty letters on average (the demo's have ninety), from words that a compressor cannot know
 * by heart.
 */
function sentences(seed: number): string {
  const random = randomOf(seed + 1)
  return Array.from({ length: 1 + Math.floor(random() * 2) }, () => sentence(random)).join(' ')
}

function sentence(random: () => number): string {
  const words = Array.from(
    { length: 8 + Math.floor(random() * 12) },
    () => WORDS[Math.floor(random() * WORDS.length)]!,
  ).join(' ')
  return `${words[0]!.toUpperCase()}${words.slice(1)}.`
}

const WORDS = (
  'the floor price nobody wants to pay is a subsidy by another name and separators in Malaysia know it before Washington does but what happens if Beijing lifts the quota again in March when stockpile tenders close at ' +
  'spot minus freight margin contracts oxide magnet makers hedge basis risk warehouse premium offtake Lynas guidance quarter demand traction motors wind turbines delay license export permit customs data revision tonne ' +
  'kilogram forward curve backwardation contango liquidity thin paper market physical traders Singapore Tokyo ministry budget clause annex memo treasury support level cost capital debt covenant mine ramp recovery grade ' +
  'heavy light dysprosium terbium neodymium praseodymium yttrium scandium gallium germanium antimony tungsten honest question source please chart axis wrong agree partly not convinced history 2010 embargo spike crash'
).split(' ')

/** A small generator of numbers (mulberry32), so that every run measures the same page. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Ids as long and as random as those of Assay (UUIDv7). */
function uuid(index: number): string {
  const random = randomOf(index * 977 + 5)
  const hex = (length: number) =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('')
  return `019aef${hex(2)}-${hex(4)}-7${hex(3)}-9${hex(3)}-${hex(12)}`
}
