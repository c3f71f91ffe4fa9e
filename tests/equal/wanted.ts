// The differences from the old code that are wanted, each with its reason. One that is gone fails the test.

export type Wanted = {
  /** The name of the row, hash or question, as the test names it. */
  where: RegExp | string
  /** The path within it. */
  path: RegExp | string
  reason: string
}

export const WANTED: readonly Wanted[] = [
  {
    where: /house GET \/api\/articles\/\S+\/workflow/,
    path: /^body\.choices\[\d+\]\.(isForRole|isHere)$/,
    reason:
      'The panel reads from the article’s own definition for whom a step is and whether it belongs here, instead of from a table of all.',
  },
  {
    where: /house GET \/api\/articles\/\S+\/workflow/,
    path: /^body\.timeline\[\d+\]\.(label|mark)$/,
    reason:
      'What an event is called comes with it, from the one union of events, instead of from a list in the panel.',
  },
  {
    where: /^[a-z0-9-]+$/,
    path: /^verification\.json\.missingPictures/,
    reason:
      'An evidence pack says which pictures are missing from it; before, an empty picture stood under a valid checksum.',
  },
  {
    where: /^media\/|GET \/api\/(?:media|articles|publicCopies|access)/,
    path: /(?:fileDigest|shownWidth|shownHeight|(?:[iI]mage|images\[\d+\])\.updatedAt)$|^body\.collections\.media\./,
    reason:
      'The row of a picture holds the digest of the copy that readers get, and its sides where they differ; without a copy keys do not read it.',
  },
  {
    where: /^media\/|GET \/api\/media/,
    path: /^(?:body\.(?:docs\[\d+\]\.)?)?updatedAt$/,
    reason: 'The digests are written by the test itself.',
  },
  {
    where: /public GET \/api\/v1\/(?:commodities|topics)/,
    path: /^headers\.x-assay-shows\./,
    reason: 'Which sections are public depends on the articles that are out.',
  },
]
