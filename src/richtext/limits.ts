// How large a text may be. Payload stores what it is sent, and 3,000 nested nodes end its own walk in a stack
// overflow.

/** Deepest nesting of nodes, the root being 0; the text of a commentary block counts on from its block. */
export const MAX_DEPTH = 40

/**
 * Most nodes in one text, all blocks included: 1,250 paragraphs. A save of 2,400 kept everybody else waiting
 * for 0.3 s.
 */
export const MAX_NODES = 2_500

/**
 * Most bytes of one text as JSON in UTF-8: 30,000 words and more. A text of 1 MB kept everybody else waiting
 * for half a second when it was published.
 */
export const MAX_BYTES = 400_000

/**
 * Most blocks, figures included, and most links of a text that is submitted. Payload validates the fields of
 * each whenever the row is written: 1,950 blocks kept everybody else waiting for 0.6 s.
 */
export const MAX_BLOCKS = 500
export const MAX_LINKS = 500

/** Most problems reported at once; past that a list is no help. */
export const MAX_PROBLEMS = 50

/** Longest address of a link, in characters. */
export const MAX_URL_LENGTH = 2_048

/** Lists within each other: each is set further in, and a phone has room for no more. */
export const MAX_LIST_LEVELS = 6

/** Largest table, in rows and columns. */
export const MAX_TABLE_ROWS = 200
export const MAX_TABLE_COLUMNS = 30
