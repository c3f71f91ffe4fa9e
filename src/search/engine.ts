// What search asks of a database: to keep the words of each public copy, and to say which copies have the
// words asked for.

import type { PayloadRequest } from 'payload'

/** The words of one public copy. A different `stamp` means that the words are old. */
type Entry = { id: string; stamp: string; headline: string[]; text: string[] }

export type SearchEngine = {
  /**
   * Tables are made in a transaction, and must be there before each write; an index is made outside of one,
   * at boot.
   */
  isMade: 'with a write' | 'at boot'
  /** Makes its tables or indexes where there are none. */
  prepare(req: PayloadRequest): Promise<void>
  /** The stamp under which each copy is kept. */
  stamps(): Promise<Map<string, string>>
  /** Keeps the words of a copy, in the transaction of `req`. */
  put(req: PayloadRequest, entry: Entry): Promise<void>
  /** Ids of the newest copies that have every word; with `isBegun` the last is the beginning of one. */
  newest(
    words: readonly string[],
    wanted: { place: Place; isBegun: boolean; limit: number },
  ): Promise<string[]>
}

/** Where the words must stand. */
type Place = 'headline' | 'anywhere'
