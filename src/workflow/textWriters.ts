// Who wrote a text, told from the versions that were saved of it. Nothing else is kept, so no step can forget
// a writer.

/** What a version of an article says of its writers. Ids are those of staff. */
export type SavedVersion = {
  /** The number of the save or of the step that made it. */
  revision: number
  /** Who wrote in it: changed a text field since the version before, or brought an older text back. */
  writers: readonly string[]
  /** The revision whose text it brought back; `Infinity` where nobody knows which. */
  restoredFrom: number | null
}

/**
 * The staff who wrote a text: all who wrote in any version since the edition that readers have now, and,
 * where a version brought an older text back, all who wrote in that one or in any before it. `readersHave` is
 * the revision of that edition; null where readers have none (never published, withdrawn, ended), so that
 * every version counts.
 */
export function writersOfText(versions: readonly SavedVersion[], readersHave: number | null): string[] {
  const isSince = ({ revision }: SavedVersion) => readersHave === null || revision > readersHave
  const broughtBack = Math.max(0, ...versions.filter(isSince).map(({ restoredFrom }) => restoredFrom ?? 0))
  const counted = versions.filter((version) => isSince(version) || version.revision <= broughtBack)
  return [...new Set(counted.flatMap(({ writers }) => writers))]
}
