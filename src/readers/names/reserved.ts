// Names that are not a reader's to take: those of staff, of the site, and of roles.

import { nameKey, wordsOf } from './nameKey.ts'

/** What a reader may not say of themselves, as a word of their name. */
const ROLE_WORDS = [
  'admin',
  'admins',
  'administrator',
  'author',
  'columnist',
  'compliance',
  'correspondent',
  'editor',
  'editorial',
  'editors',
  'mod',
  'moderation',
  'moderator',
  'moderators',
  'mods',
  'newsdesk',
  'newsroom',
  'official',
  'reporter',
  'staff',
  'sysadmin',
  'verified',
  'webmaster',
]

const ROLES = new Set(ROLE_WORDS.map(nameKey))

/** What nobody is called: these may be part of a name, and a name that is nothing else speaks for the newsroom. */
const WHOLE_NAMES = [
  'anonymous',
  'deleted reader',
  'deleted user',
  'desk',
  'former reader',
  'founder',
  'help desk',
  'house',
  'journalist',
  'legal',
  'news',
  'ombudsman',
  'owner',
  'press',
  'press desk',
  'press office',
  'press team',
  'publisher',
  'redaktion',
  'subeditor',
  'support',
  'support team',
  'system',
  'team',
]

const OFFICES = new Set(
  WHOLE_NAMES.flatMap((name) => ['', 'the ', 'a '].map((article) => nameKey(`${article}${name}`))),
)

/** A word that tells a reader from a member of staff of the same name. */
const READER = nameKey('reader')

export type Reserved = { staff: readonly string[]; siteName: string }

/** Figures that stand for letters. */
const LETTERS: Record<string, string> = { 3: 'e', 4: 'a', 5: 's', 7: 't', $: 's', '!': 'i', '@': 'a' }

/** Whose name it is, or null where it is nobody's but the reader's own. */
export function reservedFor(name: string, reserved: Reserved): 'role' | 'site' | 'staff' | null {
  const typed = wordsOf(name)
  const words = typed.map(readingsOf)
  const joined = [...typed.slice(1).map((word, index) => nameKey(`${typed[index]}${word}`)), nameKey(name)]
  const whole = nameKey(name)
  if (OFFICES.has(whole) || [...words.flat(), ...joined].some((key) => ROLES.has(key))) return 'role'
  const { site, colleagues } = keysOf(reserved)
  const says = (other: Keys) => other.whole === whole || hasRun(words, other.words)
  if (says(site) || words.some((keys) => keys.some((key) => isOfficeOf(site.whole, key)))) return 'site'
  if (words.some((keys) => keys.includes(READER))) return null
  return colleagues.some((other) => says(other) || other.turned === whole || hasAll(words, other.words))
    ? 'staff'
    : null
}

type Keys = { whole: string; turned: string; words: string[] }

/** Made once for a list that many names are compared with. */
const kept = new WeakMap<Reserved, { site: Keys; colleagues: Keys[] }>()

function keysOf(reserved: Reserved): { site: Keys; colleagues: Keys[] } {
  const known = kept.get(reserved)
  if (known) return known
  const keys = (name: string): Keys => ({
    whole: nameKey(name),
    turned: nameKey(wordsOf(name).toReversed().join(' ')),
    words: wordsOf(name).map(nameKey),
  })
  const made = { site: keys(reserved.siteName), colleagues: reserved.staff.map(keys) }
  kept.set(reserved, made)
  return made
}

/** The keys that a word can be read by: as it stands, without figures at its end, and with figures read as letters. */
function readingsOf(word: string): string[] {
  const readings = [
    word,
    word.replace(/\p{N}+$/u, ''),
    word.replace(/[3457]/g, (sign) => LETTERS[sign] ?? sign),
  ]
  return [...new Set(readings)].filter((reading) => reading !== '').map(nameKey)
}

/** Whether a word is the name of the site and an office in one, as “Assaynews” is. */
function isOfficeOf(site: string, key: string): boolean {
  const rest = key.startsWith(site) ? key.slice(site.length) : ''
  return OFFICES.has(rest) || ROLES.has(rest)
}

/** Whether the words of one name stand in another, one after the other. */
function hasRun(words: readonly string[][], run: readonly string[]): boolean {
  if (run.length === 0) return false
  return words.some((_, start) => run.every((word, index) => words[start + index]?.includes(word)))
}

/** Whether all words of a name stand in another, in whatever order, some of them as an initial. */
function hasAll(words: readonly string[][], all: readonly string[]): boolean {
  const isWhole = (word: string) => words.some((keys) => keys.includes(word))
  const isInitial = (word: string) => words.some((keys) => keys.includes([...word][0] ?? ''))
  return (
    all.length > 1 &&
    all.every((word) => isWhole(word) || isInitial(word)) &&
    all.some((word) => [...word].length > 2 && isWhole(word))
  )
}
