// Chance that falls alike every time, so that two runs measure the same newsroom.

export type Chance = {
  /** From 0, inclusive, to 1, exclusive. */
  next(): number
  /** A whole number from 0 to below `end`. */
  below(end: number): number
  hex(digits: number): string
}

/** After mulberry32, by Tommy Ettinger: good enough for made-up text. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    below: (end) => Math.floor(next() * end),
    hex: (digits) => Array.from({ length: digits }, () => Math.floor(next() * 16).toString(16)).join(''),
  }
}

/** An id as the database makes them (UUID version 7, RFC 9562): in the order of time. */
export function idAt(at: Date, chance: Chance): string {
  const time = at.getTime().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${chance.hex(3)}-a${chance.hex(3)}-${chance.hex(12)}`
}
