// Names that are not a reader's to take: those of staff, of the site, and of roles.

import { nameKey, wordsOf } from './nameKey.ts'
import { nameReadings, WORD_READINGS } from './nameReadings.ts'
import {
  CHIEFS,
  EDITOR_CUT,
  EDITORS_OF,
  GONE,
  GONE_ALONE,
  LAST_WORDS,
  OFFICE_NAMES,
  OTHER_WORDS,
  PARTS_OF_WORDS,
  ROLE_WORDS,
} from './reservedWords.ts'

const ROLES = new Set(ROLE_WORDS.map(nameKey))

/** Shorter ones begin or end many names: “Stafford”, “Badminton”. */
const MIN_GLUED_ROLE = 6
const GLUED_ROLES = ROLE_WORDS.filter((word) => word.length >= MIN_GLUED_ROLE)
  .filter((word) => !PARTS_OF_WORDS.includes(word))
  .map(nameKey)
const NO_ROLES = new Set(OTHER_WORDS.map(nameKey))

const OFFICES = new Set([...OFFICE_NAMES, ...GONE, ...GONE_ALONE].flatMap(keysWithArticle))

/** As those who were erased are shown, with whatever beside it. */
const NOBODYS = GONE.map((name) => wordsOf(name).map(nameKey))

/** Titles, before “of”: a “Head of Comments” speaks for the newsroom. */
const TITLES = new Set(['chief', 'chiefs', 'director', 'directors', 'head', 'heads'].map(nameKey))
const OF = nameKey('of')

const LAST = new Set(LAST_WORDS.map(nameKey))
const CHIEF = nameKey('chief')
const UNDER_CHIEF = new Set(CHIEFS.map(nameKey))

const EDITOR = new Set(EDITOR_CUT.map(nameKey))
const BEFORE_EDITOR = new Set(EDITORS_OF.map(nameKey))
const EDITORS_IN_CHIEF = EDITOR_CUT.map((cut) => [cut, 'in', 'chief'].map(nameKey))

const NO_DUTIES = new Set(['and', 'la', 'of', 'reader', 'root'].map(nameKey))

/** What makes the name of a colleague that of a colleague at work, as “Reader Support” does. */
const DUTIES = new Set(
  [...TITLES, ...OFFICE_NAMES.flatMap(wordsOf), 'lead', 'service']
    .map(nameKey)
    .filter((key) => !NO_DUTIES.has(key)),
)

/** The variant that is offered to who is called like a member of staff, and nothing that looks like it. */
const AS_READER = / \(reader(?: \d{1,2})?\)$/

/**
 * The name of a reader who is called like a member of staff. The number tells readers apart who are; one is
 * not said.
 */
export function nameAsReader(name: string, number: number): string {
  return number === 1 ? `${name} (reader)` : `${name} (reader ${number})`
}

/** The names that staff have and had, the job titles that they have, and the name of the site. */
export type Reserved = { staff: readonly string[]; titles: readonly string[]; siteName: string }

export type Owner = 'role' | 'site' | 'staff'

/** Whose name it is by any of its readings, or null where it is nobody's but the reader's own. */
export function reservedFor(name: string, reserved: Reserved): Owner | null {
  const base = name.replace(AS_READER, '')
  const found = new Set(nameReadings(base).map((reading) => ownerOf(reading, keysOf(reserved))))
  const owner = (['role', 'site', 'staff'] as const).find((one) => found.has(one)) ?? null
  return owner === 'staff' && base !== name ? null : owner
}

function ownerOf(
  name: string,
  { site, siteWithArticle, colleagues, titles, longTitles }: ReservedKeys,
): Owner | null {
  const typed = wordsOf(name)
  const words = typed.map(readingsOf)
  const whole = nameKey(name)
  const wholes = [whole, ...WORD_READINGS.map((reading) => nameKey(typed.map(reading).join(' ')))]
  const joined = typed.slice(1).map((word, index) => nameKey(`${typed[index]}${word}`))
  if (wholes.some((key) => OFFICES.has(key) || titles.has(key)) || hasTitle(words)) return 'role'
  if ([...NOBODYS, ...longTitles].some((run) => hasRun(words, run))) return 'role'
  if ([...words.flat(), ...joined, ...wholes].some((key) => ROLES.has(key))) return 'role'
  const says = (other: Keys) => wholes.includes(other.whole) || hasRun(words, other.words)
  if (
    says(site) ||
    wholes.some((key) => siteWithArticle.has(key)) ||
    words.some((keys) => keys.some((key) => isOfficeOf(site.whole, key)))
  )
    return 'site'
  if (endsAsOffice(words) || words.flat().some(isGluedToRole)) return 'role'
  const isGluedTo = ({ whole: other }: Keys) => words.some((keys) => keys.some((key) => isGlued(key, other)))
  const ofOne = words.map((keys) => [...new Set(keys.flatMap((key) => [key, withoutEnding(key)]))])
  const colleague = colleagues.find(
    (other) =>
      says(other) ||
      hasRun(ofOne, other.words) ||
      isGluedTo(other) ||
      wholes.some((key) => [key, withoutEnding(key)].includes(other.turned)) ||
      hasAll(ofOne, other),
  )
  if (!colleague) return null
  const beside = ofOne.filter((keys) => !keys.some((key) => colleague.words.includes(key)))
  return beside.some((keys) => keys.some((key) => DUTIES.has(key))) ? 'role' : 'staff'
}

/** The key of one of whom a word says several, or whose something is: “Albrechts”, “Lynches”. */
function withoutEnding(key: string): string {
  return key.replace(/(?:(?<=[sxz]|[cs]h)es|s)$/, '')
}

/** Whether a word begins or ends with that of a role: “moderatorkim”. */
function isGluedToRole(key: string): boolean {
  return !NO_ROLES.has(key) && GLUED_ROLES.some((role) => key.startsWith(role) || key.endsWith(role))
}

/** A whole name is seldom part of another word: “MsInesAlbrecht”. */
const MIN_GLUED = 8

function isGlued(key: string, name: string): boolean {
  return name.length >= MIN_GLUED && (key.startsWith(name) || key.endsWith(name))
}

type Keys = { whole: string; turned: string; words: string[]; typed: string[] }
type ReservedKeys = {
  site: Keys
  siteWithArticle: ReadonlySet<string>
  colleagues: Keys[]
  titles: ReadonlySet<string>
  /** Those of several words, which say the same beside a name. */
  longTitles: string[][]
}

/** Made once for a list that many names are compared with. */
const kept = new WeakMap<Reserved, ReservedKeys>()

function keysOf(reserved: Reserved): ReservedKeys {
  const known = kept.get(reserved)
  if (known) return known
  const keys = (name: string): Keys => ({
    whole: nameKey(name),
    turned: nameKey(wordsOf(name).toReversed().join(' ')),
    words: wordsOf(name).map(nameKey),
    typed: wordsOf(name),
  })
  const made = {
    site: keys(reserved.siteName),
    siteWithArticle: new Set(keysWithArticle(reserved.siteName)),
    colleagues: reserved.staff.map(keys),
    titles: new Set(reserved.titles.flatMap(keysWithArticle)),
    longTitles: reserved.titles
      .map((title) => wordsOf(title).map(nameKey))
      .filter(({ length }) => length > 1),
  }
  kept.set(reserved, made)
  return made
}

/** The keys that a word can be read by. */
function readingsOf(word: string): string[] {
  const readings = WORD_READINGS.map((reading) => reading(word))
  return [...new Set(readings)].filter((reading) => reading !== '').map(nameKey)
}

/** Whether a name says a title: “Head of Comments”, “Chief Economist”, “Deputy Ed.”, “Ed. in Chief”. */
function hasTitle(words: readonly string[][]): boolean {
  if (EDITORS_IN_CHIEF.some((run) => hasRun(words, run))) return true
  return words.some((keys, at) => {
    const next = words[at + 1] ?? []
    if (keys.some((key) => TITLES.has(key)) && next.includes(OF)) return true
    if (keys.some((key) => BEFORE_EDITOR.has(key)) && next.some((key) => EDITOR.has(key))) return true
    return keys.includes(CHIEF) && next.some((key) => UNDER_CHIEF.has(key))
  })
}

/** Numbers at the end make no other name of it. */
function endsAsOffice(words: readonly string[][]): boolean {
  const last = words.findLast((keys) => keys.some((key) => !/^\p{N}*$/u.test(key)))
  return last?.some((key) => LAST.has(key)) ?? false
}

function keysWithArticle(name: string): string[] {
  return ['', 'the ', 'a '].map((article) => nameKey(`${article}${name}`))
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

/** The keys of the first letter of a word, of its first two, and so on. */
function beginnings(word: string): string[] {
  const letters = [...word]
  return letters.map((_, at) => nameKey(letters.slice(0, at + 1).join('')))
}

/** Whether all words of a name stand in another, in whatever order, some of them only begun: `M.`, `Ma.` */
function hasAll(words: readonly string[][], { words: all, typed }: Keys): boolean {
  const isWhole = (word: string) => words.some((keys) => keys.includes(word))
  // Few share a word with a colleague: of them alone the beginnings are looked at, which take time.
  return (
    all.length > 1 &&
    all.some((word) => [...word].length > 2 && isWhole(word)) &&
    all.every((word, at) => isWhole(word) || beginnings(typed[at] ?? '').some(isWhole))
  )
}
