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
    where: /house GET \/api\/articles\/\S+\/workflow/,
    path: /^body\.differences/,
    reason: 'Whoever approves a change sees what differs from what readers have.',
  },
  {
    where: /^comments\/|house GET \/api\/comments/,
    path: /(^|\.)(staffAuthor|badge)$/,
    reason: 'Staff answer in their own name; a reader’s comment has neither.',
  },
  {
    where: /public GET \/api\/v1\/openapi\.json/,
    path: /^body\.components\.schemas\.Comment\.properties\.author\.properties\.badge$/,
    reason: 'Beside the name of a member of staff stands a badge.',
  },
  {
    where: /^readers\/|house GET \/api\/(readers|comments)/,
    path: /(^|\.)(askedName|nameAskedAt|formerNames)/,
    reason: 'A reader asks for another name, and names that a reader had are kept with the reader.',
  },
  {
    where: /house GET \/api\/access/,
    path: /^body\.collections\.(comments|readers|readerNames)/,
    reason: 'The rights on the new fields, and a display name that nobody writes in the panel.',
  },
  {
    where: /public GET \/account/,
    path: /<form>\.children\[[01]\]<(div|button)>/,
    reason: 'Another name is asked for, and stands once a moderator has let it pass.',
  },
]
