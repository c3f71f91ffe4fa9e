// How a published article may change: never in silence, always with a public note of one of these kinds.
// The classes are the wires': Reuters Handbook, "Corrections, Refiles, Kills, Repeats and Embargoes".

import { hasWords } from '#src/plainText/plainText.ts'
import { type Gap, gapsAt } from './gap.ts'

export const CHANGE_KINDS = ['update', 'correction', 'clarification', 'refile'] as const

export type ChangeKind = (typeof CHANGE_KINDS)[number]

/**
 * What an editor says of a change: the note readers see, and for a correction what was wrong, what is right,
 * and where.
 */
export type Change = {
  kind: ChangeKind
  note: string
  was: string | null
  is: string | null
  where: string | null
}

/** A note as the public copy carries it; `at` is the ISO 8601 instant at which the change went out. */
export type ChangeNote = Change & { at: string; edition: number }

/** The words for each kind, and where on the page its note stands. */
export const CHANGE_LABELS: Record<
  ChangeKind,
  { label: string; heading: string; place: 'top' | 'foot'; when: string }
> = {
  update: { label: 'Update', heading: 'Updated', place: 'foot', when: 'New information; nothing was wrong.' },
  correction: {
    label: 'Correction',
    heading: 'Corrected',
    place: 'top',
    when: 'Something was wrong: every wrong number is a correction.',
  },
  clarification: {
    label: 'Clarification',
    heading: 'Clarified',
    place: 'top',
    when: 'Nothing was wrong, but it could be misread.',
  },
  refile: {
    label: 'Refile',
    heading: 'Refiled',
    place: 'foot',
    when: 'A slip of the pen that changes no meaning.',
  },
}

/**
 * Whether a note is the newest that readers have been told, be the article withdrawn since: it says nothing
 * of another change.
 */
export function isSpent(change: Change | null, told: readonly ChangeNote[] | null): boolean {
  return isSameChange(change, told?.[0])
}

/** The notes of an edition with this change: it stands before those that readers had by then. */
export function withChange(
  change: Change,
  told: readonly ChangeNote[],
  { at, edition }: Pick<ChangeNote, 'at' | 'edition'>,
): ChangeNote[] {
  return [{ ...change, at, edition }, ...told]
}

/** Whether two notes are one; false where there is none. */
export function isSameChange(one: Change | null, other: Change | null | undefined): boolean {
  if (!one || !other) return false
  return (['kind', 'note', 'was', 'is', 'where'] as const).every((part) => one[part] === other[part])
}

/** What a change of these kinds leaves as it was. */
const CHANGES_NOTHING: { [Kind in ChangeKind]?: string } = { refile: 'meaning', clarification: 'value' }

/**
 * What the note still lacks; empty when it is complete. `hasGoneOut`: readers have this very note already.
 * `changedMeaning`: the sentence about what differs from what readers have and is no such change: for a
 * refile a number, a figure or a view, for a clarification the value of a figure.
 */
export function changeGaps(
  change: Change | null,
  {
    hasGoneOut = false,
    changedMeaning = null,
  }: { hasGoneOut?: boolean; changedMeaning?: string | null } = {},
): Gap[] {
  if (hasGoneOut)
    return gapsAt('change.note', [
      'The change note in the form is that of the edition that readers have. Write one for ' +
        'what has changed since.',
    ])
  if (!change)
    return gapsAt('change.kind', [
      'Say what kind of change this is: update, correction, clarification or refile.',
    ])
  const gaps: Gap[] = []
  const lacks = (path: string, message: string) => gaps.push({ path: `change.${path}`, message })
  if (!hasWords(change.note)) lacks('note', 'Write the note that readers will see about this change.')
  if (change.kind in CHANGES_NOTHING && changedMeaning)
    lacks(
      'kind',
      `${changedMeaning} A ${change.kind} changes no ${CHANGES_NOTHING[change.kind]}: choose correction or update.`,
    )
  if (change.kind === 'correction') {
    if (!change.was?.trim()) lacks('was', 'Say what was wrong.')
    if (!change.is?.trim()) lacks('is', 'Say what is right.')
    if (!change.where?.trim()) lacks('where', 'Say where in the article it stood.')
  }
  return gaps
}

type TypedChange = { kind?: ChangeKind | null } & { [Field in Exclude<keyof Change, 'kind'>]?: string | null }

/**
 * The note as its form has it, made whole; null where no kind has been chosen. Only a correction says what
 * was wrong.
 */
export function changeOf(typed: TypedChange | null | undefined): Change | null {
  if (!typed?.kind) return null
  const isCorrection = typed.kind === 'correction'
  const ofCorrection = (text: string | null | undefined) => (isCorrection && text?.trim()) || null
  return {
    kind: typed.kind,
    note: typed.note?.trim() ?? '',
    was: ofCorrection(typed.was),
    is: ofCorrection(typed.is),
    where: ofCorrection(typed.where),
  }
}
