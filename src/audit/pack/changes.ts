// What an edition changed of the one before it, as a plain page that needs no server, no script and no
// network.

import type { Edition } from '#payload-types'
import { besideTheText } from '#src/articles/besideTheText.ts'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { mergePages } from '#src/richtext/compare/merge.ts'
import { htmlOf, parseHtml, type Node } from '#src/richtext/compare/tree.ts'
import { html, Markup } from '#src/richtext/escape.ts'
import { articleOf, STYLE } from './page.ts'

/**
 * Both texts as one page: what was taken out is struck, what came is underlined. Pictures are named by their
 * texts.
 */
export async function changesPage({
  before,
  edition,
  siteUrl,
}: {
  before: Edition
  edition: Edition
  siteUrl: string
}): Promise<string> {
  const treeOf = ({ document, content }: Edition): Node[] =>
    parseHtml(articleOf(document, siteUrl).text + besideOf(document, content))
  const { nodes } = await mergePages(treeOf(before), treeOf(edition))
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>What edition ${edition.number} changed: ${edition.document.headline}</title>
${STYLE}
</head>
<body>
<aside class="evidence">
<p>What edition ${edition.number} (${edition.kind}) changed of edition ${before.number}. <del>Taken out</del>, <ins>put in</ins>.</p>
<p>Made of both documents for reading. The documents themselves are the evidence: document ${before.documentHash}, document ${edition.documentHash}.</p>
</aside>
${new Markup(htmlOf(nodes))}
</body>
</html>
`.text
}

/** What readers got of it elsewhere: texts for search engines, biographies, words and rights of pictures. */
function besideOf({ seo }: PublicArticle, content: Edition['content']): string {
  const texts = [
    { called: 'Title for search engines', text: seo.title },
    { called: 'Description for search engines', text: seo.description },
    ...('withdrawal' in content ? [] : besideTheText(content)),
  ].filter(({ text }) => text)
  return html`<dl>${texts.map(({ called, text }) => html`<dt>${called}</dt><dd>${text}</dd>`)}</dl>`.text
}
