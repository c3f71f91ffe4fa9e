// An edition as a plain page that needs no server, no script and no network: what readers got, without our
// design.

import type { Edition } from '#payload-types'
import { CHANGE_LABELS, type ChangeNote } from '#src/articles/changes.ts'
import { partOf, PUBLIC_PARTS, type PublicPart } from '#src/articles/parts.ts'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { footnotesHtml, renderHtml } from '#src/richtext/body/html.ts'
import { bylinePath } from '#src/richtext/bylinePath.ts'
import { html, Markup } from '#src/richtext/escape.ts'
import { imageHtml } from '#src/richtext/imageHtml.ts'
import { type MissingPicture, type WithPictures, withPictures } from './pictures.ts'

type Page = { edition: Edition; siteUrl: string; mediaDir: string }

/** How a page of the pack looks, without any file beside it. */
export const STYLE = new Markup(`<style>
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.6 Georgia, serif; color: #111; background: #fff }
img { max-width: 100%; height: auto } table { border-collapse: collapse } td, th { border: 1px solid #999; padding: .2rem .5rem; text-align: left }
.evidence { font: .85rem/1.5 monospace; border: 1px solid #999; padding: .5rem 1rem; overflow-wrap: anywhere } .note { border-left: 3px solid #999; padding-left: 1rem }
del { background: #fdd; color: #900 } ins { background: #dfd }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
</style>`)

export type EditionPage = { html: string; missing: MissingPicture[] }

/**
 * The HTML of one edition, and the pictures that are missing from it. `mediaDir` is where the picture files
 * are; `siteUrl` stands before every address of our own.
 */
export async function pageOf({ edition, siteUrl, mediaDir }: Page): Promise<EditionPage> {
  const { document, embed, missing } = await withPictures(edition.document, { siteUrl, mediaDir })
  return {
    html: embed(page({ edition, document, siteUrl, missing }).text),
    missing: missing.map((picture) => ({ edition: edition.number, ...picture })),
  }
}

type Parts = Pick<Page, 'edition' | 'siteUrl'> & Pick<WithPictures, 'document' | 'missing'>

function page({ edition, document, siteUrl, missing }: Parts): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>${document.headline} (edition ${edition.number})</title>
${STYLE}
</head>
<body>
<aside class="evidence">
<p>Edition ${edition.number} (${edition.kind}) of article ${document.id}, ${siteUrl}/articles/${document.slug}</p>
<p>${edition.state === 'out' ? 'Readers got this from' : edition.state === 'waiting' ? 'Waits until' : 'Never went out; was meant for'} ${edition.goesOutAt}. Sent by ${edition.publishedByName}.</p>
<p>document ${edition.documentHash}<br>content ${edition.contentHash}</p>${missing.map(({ file, alt }) => html`<p><strong>A picture is missing here</strong>, since its file was gone when this pack was made: ${file} (“${alt}”).</p>`)}
</aside>
${articleOf(document, siteUrl)}
</body>
</html>
`
}

/** What readers got, as plain HTML. */
export function articleOf(document: PublicArticle, siteUrl: string): Markup {
  const lead =
    document.leadImage &&
    html`<figure>${new Markup(imageHtml(document.leadImage, { siteUrl, loading: 'eager' }))}<figcaption>${document.leadImage.credit}</figcaption></figure>`
  const sources = footnotesHtml(document.figures, { figures: 'plain' })
  return html`<article>
<h1>${document.headline}</h1>
<p><strong>${document.standfirst}</strong></p>
<p>${document.byline.map(({ name, jobTitle }) => (jobTitle ? `${name}, ${jobTitle}` : name)).join('; ')}<br>Published ${document.publishedAt}${document.updatedAt === document.publishedAt ? null : html`; as it stood from ${document.updatedAt}`}</p>
${document.withdrawal && html`<p class="note"><strong>Withdrawn ${document.withdrawal.at}.</strong> ${document.withdrawal.note}</p>`}
${document.notes.map(noteOf)}
${lead}
${new Markup(renderHtml(document.body, { siteUrl, authorPath: bylinePath(document.byline), figures: 'plain' }))}
${PUBLIC_PARTS.map((part) => furtherPart(part, document))}
${sources === '' ? null : html`<h2>Figures and sources</h2>${new Markup(sources)}`}
</article>`
}

/** A plain text that stands nowhere else on the page, under its label. */
function furtherPart(name: PublicPart, document: PublicArticle): Markup | null {
  const { evidence } = partOf(name)
  const value = document[name]
  return evidence && typeof value === 'string' && value
    ? html`<p><strong>${evidence}.</strong> ${value}</p>`
    : null
}

function noteOf(note: ChangeNote): Markup {
  const corrected =
    note.was && html` It said: “${note.was}”. It is: “${note.is ?? ''}”. (${note.where ?? ''})`
  return html`<p class="note"><strong>${CHANGE_LABELS[note.kind].heading} ${note.at}.</strong> ${note.note}${corrected}</p>`
}
