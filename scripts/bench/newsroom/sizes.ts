// How much there is in the newsroom that is measured, and how it is spread.

export type Sizes = { articles: number; comments: number; readers: number }

/** At scale 1: 1,000 articles with 10,000 comments. Readers are as many as a measurement of posting needs. */
export function sizesAt(scale: number): Sizes {
  return { articles: 1_000 * scale, comments: 10_000 * scale, readers: 20_000 + 800 * scale }
}

/** Every tenth article is talked about: these are the pages measured. */
export function isTalkedAbout(index: number): boolean {
  return index % 10 === 0
}

/** Replies under each root of an article's talk: 50 comments where it is talked about, else 5 or 6. */
export function threadsUnder(index: number): number[] {
  if (isTalkedAbout(index)) return Array.from({ length: 20 }, (_, root) => (root < 10 ? 2 : 1))
  return index % 9 < 5 ? [1, 1, 1] : [1, 1, 0]
}
