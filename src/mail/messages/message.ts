// One plain structure for every mail: greeting, paragraphs, at most one link, footer; as text and as HTML, no
// remote images.

import { hasWebAddress } from '#src/plainText/webAddress.ts'
import { escapeHtml } from '#src/richtext/escape.ts'
import { plainLine } from './plainLine.ts'
import type { MailText } from './types.ts'

/** What a mail says. Every string is plain text. */
export type MailMessage = {
  subject: string
  /** The person's name, or null for a greeting without one. */
  name: string | null
  paragraphs: string[]
  link: { label: string; url: string } | null
  /** Why this mail came. */
  footer: string
}

/** The letter as a subject, a text part and an HTML part that say the same. */
export function renderMail(message: MailMessage): MailText {
  return { subject: plainLine(message.subject), text: textPart(message), html: htmlPart(message) }
}

function greeting({ name }: MailMessage): string {
  const safe = name === null ? null : greetingName(name)
  return safe ? `Hello ${safe},` : 'Hello,'
}

/**
 * A name people chose themselves is not greeted by when it could be a message or a link: a registration with
 * somebody else's address would make our mail carry it.
 */
function greetingName(name: string): string | null {
  const line = plainLine(name)
  const isName = line.length <= 40 && /^[\p{L}\p{M}\p{N}' ’.-]+$/u.test(line)
  return isName && !hasWebAddress(line) ? line : null
}

function textPart(message: MailMessage): string {
  const link = message.link ? [`${message.link.label}:\n${message.link.url}`] : []
  return `${[greeting(message), ...message.paragraphs, ...link, `--\n${message.footer}`].join('\n\n')}\n`
}

function htmlPart(message: MailMessage): string {
  const paragraphs = [greeting(message), ...message.paragraphs].map(
    (text) => `<p style="margin:0 0 16px">${escapeHtml(text).replaceAll('\n', '<br>')}</p>`,
  )
  return `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escapeHtml(message.subject)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 Georgia,serif">
<div style="max-width:560px;margin:0 auto">
${paragraphs.join('\n')}
${message.link ? linkButton(message.link) : ''}
<p style="margin:32px 0 0;padding-top:16px;border-top:1px solid #888;font-size:14px">${escapeHtml(message.footer)}</p>
</div>
</body>
</html>
`
}

/** The address stands below the button as text too: people should see where a link goes. */
function linkButton({ label, url }: { label: string; url: string }): string {
  const href = escapeHtml(url)
  return `<p style="margin:24px 0"><a href="${href}" style="display:inline-block;padding:12px 20px;border-radius:4px;background:#1d3557;color:#ffffff;text-decoration:none">${escapeHtml(label)}</a></p>
<p style="margin:0 0 16px;font-size:14px;word-break:break-all">${href}</p>`
}
