// The blocks of a text as HTML: commentary, pull quote, table, image, disclosure and embedded link.

import type { BodyNode, CommentaryNode, EmbedNode, PullQuoteNode, Stance, TableNode } from './bodyNodes.ts'
import { attribute, html, type Markup } from './escape.ts'
import type { Rendering } from './htmlOptions.ts'
import { renderImage } from './imageHtml.ts'
import { isNumericCell } from './table.ts'

/** The nodes that are blocks of their own. */
export type BlockNode = Extract<
  BodyNode,
  { type: 'commentary' | 'pullQuote' | 'table' | 'image' | 'disclosure' | 'embed' }
>

const STANCE_LABELS: Record<Exclude<Stance, 'none'>, string> = {
  bullish: 'Bullish',
  neutral: 'Neutral',
  bearish: 'Bearish',
}

/** The HTML of one block. */
export function renderBlock(node: BlockNode, rendering: Rendering): Markup {
  switch (node.type) {
    case 'commentary':
      return renderCommentary(node, rendering)
    case 'pullQuote':
      return renderPullQuote(node)
    case 'table':
      return renderTable(node, rendering)
    case 'image':
      return renderImage(node, rendering)
    case 'disclosure':
      return html`<aside class="disclosure" aria-label="Disclosure"><p class="disclosure-label">Disclosure</p>${paragraphs(node.text)}</aside>\n`
    case 'embed':
      return renderEmbed(node)
  }
}

function renderCommentary(node: CommentaryNode, rendering: Rendering): Markup {
  const labelId = rendering.nextId('commentary')
  const facts = [
    node.stance === 'none' ? null : fact('stance', 'View', html`${STANCE_LABELS[node.stance]}`),
    node.horizon === null ? null : fact('horizon', 'Horizon', html`${node.horizon}`),
    node.analyst === null ? null : fact('analyst', 'Analyst', renderAnalyst(node.analyst, rendering)),
  ].filter((entry) => entry !== null)
  return html`<aside class="commentary" data-stance="${node.stance}" aria-labelledby="${labelId}">
<header class="commentary-header"><p class="commentary-label" id="${labelId}">${node.label}</p>${facts.length > 0 && html`<dl class="commentary-facts">${facts}</dl>`}</header>
<div class="commentary-text">${rendering.nodes(node.children)}</div>
</aside>\n`
}

function fact(name: 'stance' | 'horizon' | 'analyst', label: string, value: Markup): Markup {
  return html`<div class="commentary-fact commentary-${name}"><dt>${label}</dt><dd>${value}</dd></div>`
}

function renderAnalyst(analyst: NonNullable<CommentaryNode['analyst']>, rendering: Rendering): Markup {
  const name = html`<span class="analyst-name">${analyst.name}</span>`
  const path = rendering.options.authorPath?.(analyst) ?? null
  const linked =
    path === null ? name : html`<a href="${siteAddress(path, rendering)}" rel="author">${name}</a>`
  return analyst.jobTitle ? html`${linked}, <span class="analyst-title">${analyst.jobTitle}</span>` : linked
}

function renderPullQuote(node: PullQuoteNode): Markup {
  return html`<figure class="pull-quote"><blockquote>${paragraphs(node.quote)}</blockquote>${node.attribution !== null && html`<figcaption>${node.attribution}</figcaption>`}</figure>\n`
}

/** The table scrolls inside a region that takes the keyboard's focus, so that a phone never scrolls the page sideways. */
function renderTable(node: TableNode, rendering: Rendering): Markup {
  if (node.rows.length === 0) return html``
  const id = rendering.nextId('table')
  const caption = node.caption !== null && html`<caption id="${id}">${node.caption}</caption>`
  const name = node.caption === null ? html`aria-label="Table"` : html`aria-labelledby="${id}"`
  const [first = [], ...rest] = node.rows
  const head =
    node.headerRow &&
    html`<thead><tr>${first.map((cell) => (cell === '' ? html`<td></td>` : html`<th scope="col">${cell}</th>`))}</tr></thead>`
  const rows = (node.headerRow ? rest : node.rows).map(
    (row) =>
      html`<tr>${row.map((cell, column) => renderCell({ cell, heads: node.headerColumn && column === 0 }))}</tr>`,
  )
  const source =
    node.source !== null && html`<figcaption class="table-source">Source: ${node.source}</figcaption>`
  return html`<figure class="table"><div class="table-scroll" role="region" ${name} tabindex="0"><table>${caption}${head}<tbody>${rows}</tbody></table></div>${source}</figure>\n`
}

function renderCell({ cell, heads }: { cell: string; heads: boolean }): Markup {
  if (heads) return html`<th scope="row">${cell}</th>`
  return isNumericCell(cell) ? html`<td class="numeric">${cell}</td>` : html`<td>${cell}</td>`
}

/** A link and nothing else: no frame, no script and no picture from the other site. */
function renderEmbed(node: EmbedNode): Markup {
  const site = node.site ?? new URL(node.url).hostname.replace(/^www\./, '')
  return html`<div class="embed"><a class="embed-link"${attribute('href', node.url)} rel="noopener nofollow"><span class="embed-title">${node.title ?? node.url}</span>${node.description !== null && html`<span class="embed-description">${node.description}</span>`}<span class="embed-site">${site}</span></a></div>\n`
}

/** Text of several lines: an empty line makes a paragraph. */
function paragraphs(text: string): Markup[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((part) => html`<p>${part.trim()}</p>`)
}

function siteAddress(path: string, rendering: Rendering): string {
  return path.startsWith('/') ? `${rendering.options.siteUrl ?? ''}${path}` : path
}
