// The first letter of words that begin a sentence, or come to stand within one.

/** `Release time` for `release time`. */
export function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `edition 2` for `Edition 2`. */
export function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}
