// The page that comes first in an evidence pack: what is in it, and how to check it without us.

import { counted } from '../reading/finding.ts'
import { reportText } from '../verify/reportText.ts'
import type { RecordReport } from '../verify/verifyRecord.ts'
import type { NamedArticle } from './findArticle.ts'
import type { MissingPicture } from './pictures.ts'

type Readme = {
  article: NamedArticle
  siteUrl: string
  now: Date
  report: RecordReport
  otherFindings: number
  missingPictures: readonly MissingPicture[]
  counts: { events: number; editions: number; drafts: number }
}

/** The text of README.txt. */
export function readmeText({
  article,
  siteUrl,
  now,
  report,
  otherFindings,
  missingPictures,
  counts,
}: Readme): string {
  return `EVIDENCE PACK
“${article.headline}”
${siteUrl}/articles/${article.slug} (id ${article.id})
Made ${now.toISOString()} from the newsroom's own database.
${missingText(missingPictures)}

WHAT THE CHECK OF THE RECORD SAID AT THAT TIME

${reportText(report)}${otherFindings > 0 ? `\n(${otherFindings} more, about other articles or people; npm run audit:verify names them.)` : ''}


WHAT IS IN HERE

events.json      ${counted(counts.events, 'event')} about this article, in order: who did what, when, by what way, with what note.
approvals.json   Who approved which content, in what capacity, what they declared; and every publication or
                 withdrawal that one person made in an emergency, with the reason.
editions/        ${counted(counts.editions, 'edition')}: every text that was sent to the public.
                 page.html      the edition to read; needs no network and runs nothing
                 changes.html   what it changed of the edition before it, with marks, to read
                 document.json  what readers got
                 content.json   what was approved
                 edition.json   when it went out, by whom, under which approvals, with which note to readers
drafts/          ${counted(counts.drafts, 'version')}, whether or not it was published: one for each step, one for each save that
                 somebody asked for, and of the saves that the form makes by itself the last of each person's in three
                 minutes. So every revision that events.json names is here. A version whose "step" is null was saved by
                 an older Assay, in which the form's saves could overwrite one another.
verification.json  The outcome of the check, for a program to read.
SHA256SUMS       The SHA-256 of every other file.


HOW TO CHECK IT

1. That no file of this pack was changed since it was made:

     sha256sum -c SHA256SUMS

2. That an edition is what the record says was published: the SHA-256 of its document.json, taken as it is,

     sha256sum editions/001/document.json

   is the "documentHash" in the data of the event that published it.

3. That what was approved is what was published: the "contentHash" of the approvals is that of the edition. It is the
   SHA-256 of the canonical JSON (RFC 8785) of an object that holds, for each part of content.json, the SHA-256 of the
   canonical JSON of that part.

4. That an event is what it was: its "hash" is the SHA-256 of its "previousHash", a line feed, and the canonical JSON
   (RFC 8785) of all its other fields without "hash" and "previousHash". Its "previousHash" is the hash of the event
   numbered one lower ("before"), and the event numbered one higher ("after") names its hash in turn.

5. That the record as a whole has not been changed: ask the newsroom for the newest head of its record and for the file
   of heads written down outside of the database (audit-anchors.jsonl), and have it run  npm run audit:verify.


WHAT IT DOES NOT PROVE

Times are those of the newsroom's clock. A pack proves that nothing changed after it was recorded, not that what was
recorded was true. Pictures are embedded as the newsroom's disk holds them today.
`
}

/** What is missing, before anything else is said; nothing where nothing is. */
function missingText(pictures: readonly MissingPicture[]): string {
  if (pictures.length === 0) return ''
  return `

THIS PACK IS INCOMPLETE: ${counted(pictures.length, 'PICTURE IS', 'PICTURES ARE')} MISSING

The editions below show pictures whose files the newsroom's disk no longer held when the pack was made. Their texts,
hashes and approvals are whole. Put the files back from a backup into the folder of the media, and export again.

${pictures.map(({ edition, file, alt }) => `- edition ${edition}: ${file} (“${alt}”)`).join('\n')}
`
}
