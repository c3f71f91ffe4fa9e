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
    where: /^(readers|staff)\//,
    path: /^places/,
    reason:
      'Addresses that an account signed in from are kept on its row as keyed hashes, so that a restart does not forget them.',
  },
  {
    where: /GET \/api\/access as /,
    path: /^body\.collections\.staff\.fields\.(password|places)/,
    reason:
      'Nobody sets the password of a colleague; the own one is set by src/staff, which asks for the present one.',
  },
  {
    where: /^integrations\/|house GET \/api\/integrations\?limit=3/,
    path: /(^|\.)(scopes|expiresAt|lastUsedAt)$/,
    reason: 'A key has scopes and an end, and says when it was used.',
  },
  {
    where: /house (GET \/api\/\S*limit=0|POST \/api\/graphql .*\(limit: 0\))/,
    path: /^/,
    reason: 'A list gives 1 to 100 documents at once, never all.',
  },
  {
    where: /house GET \/api\/(articles|publicCopies)\S* with the API key/,
    path: /^(status$|body\.)/,
    reason:
      'A key neither sees nor asks for what the desk plans, nor when a row was changed, and its list of articles begins with what came out last.',
  },
  {
    where: /house GET \/api\/access (with the API key|as )/,
    path: /^body\.collections\./,
    reason: 'Payload’s own collections are closed to keys, and so are the fields of the desk.',
  },
  {
    where: /public \S+ \/api\/v1\//,
    path: /^(status|headers\.allow|body\.errors\[0\]\.(name|message))$/,
    reason: 'A method that a call of the public API does not have is 405, with those that it has.',
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
