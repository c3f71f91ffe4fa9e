// The view of the desk, set apart from the reporting: who holds it, which way, and how far ahead it looks.

import type { CommentaryNode, Stance } from '../bodyNodes.ts'
import { RichTextError } from '../errors.ts'
import { dirOf, html, type Markup } from '../escape.ts'
import type { Rendering } from '../htmlOptions.ts'
import { authorTexts } from '../publicProfiles.ts'
import { isRecord, textOrNull } from '../records.ts'
import type { PublicAuthor } from '../types.ts'
import { hasWords } from '../words.ts'
import { choice, reference, text, type BlockDefinition, type BlockReading } from './definition.ts'

/** The stances that a view may take; `none` takes no view. */
export const STANCES: readonly Stance[] = ['bullish', 'neutral', 'bearish', 'none']

const STANCE_LABELS: Record<Exclude<Stance, 'none'>, string> = {
  bullish: 'Bullish',
  neutral: 'Neutral',
  bearish: 'Bearish',
}

export const commentary: BlockDefinition<CommentaryNode> = {
  name: 'commentary block',
  fields: {
    label: text('label', 80, 'A commentary block has no label.'),
    analyst: reference('an analyst'),
    stance: choice('stance', STANCES, 'A commentary block has no stance. Choose one, or none.'),
    horizon: text('horizon', 120),
  },
  text: { field: 'text', needed: { isFilled: hasWords, message: 'A commentary block has no text.' } },
  reference: { field: 'analyst', collection: 'staff', required: false, name: 'an analyst' },
  read: (fields, reading) => {
    const stance = STANCES.find((known) => known === fields['stance']) ?? 'none'
    const children = reading.readText(fields['text'])
    return {
      type: 'commentary',
      label: textOrNull(fields['label']) ?? 'Commentary',
      analyst: analystOf(fields['analyst'], reading),
      stance,
      horizon: textOrNull(fields['horizon']),
      children,
    }
  },
  html: render,
  texts: ({ label, horizon, analyst, children }, textsOf) => [
    { called: 'The label of a commentary block', text: label },
    { called: 'The horizon of a commentary block', text: horizon },
    ...(analyst ? authorTexts(analyst) : []),
    ...textsOf(children),
  ],
  plain: ({ label, stance, horizon, analyst, children }, plainOf) => {
    const facts = [stance === 'none' ? null : stance, horizon, analyst?.name].filter(Boolean).join(', ')
    const title = facts === '' ? `${label}:` : `${label} (${facts}):`
    return [title, plainOf(children)].filter(Boolean).join('\n')
  },
}

function analystOf(analyst: unknown, reading: BlockReading): PublicAuthor | null {
  if (analyst === null || analyst === undefined || analyst === '') return null
  if (isRecord(analyst) && typeof analyst['name'] === 'string') return analyst as PublicAuthor
  if (reading.unresolved === 'omit') return null
  throw new RichTextError(
    'unresolved_reference',
    'The analyst of a commentary block has not been looked up yet.',
    { analyst },
  )
}

function render(node: CommentaryNode, rendering: Rendering): Markup {
  const labelId = rendering.nextId('commentary')
  const facts = [
    node.stance === 'none' ? null : fact('stance', 'View', html`${STANCE_LABELS[node.stance]}`),
    node.horizon === null ? null : fact('horizon', 'Horizon', html`${node.horizon}`, dirOf(node.horizon)),
    node.analyst === null ? null : fact('analyst', 'Analyst', renderAnalyst(node.analyst, rendering)),
  ].filter((entry) => entry !== null)
  return html`<aside class="commentary" data-stance="${node.stance}" aria-labelledby="${labelId}">
<header class="commentary-header"><p class="commentary-label" id="${labelId}"${dirOf(node.label)}>${node.label}</p>${facts.length > 0 && html`<dl class="commentary-facts">${facts}</dl>`}</header>
<div class="commentary-text">${rendering.nodes(node.children)}</div>
</aside>\n`
}

function fact(
  name: 'stance' | 'horizon' | 'analyst',
  label: string,
  value: Markup,
  dir: Markup | null = null,
): Markup {
  return html`<div class="commentary-fact commentary-${name}"><dt>${label}</dt><dd${dir}>${value}</dd></div>`
}

function renderAnalyst(analyst: PublicAuthor, rendering: Rendering): Markup {
  const name = html`<span class="analyst-name">${analyst.name}</span>`
  const path = rendering.options.authorPath?.(analyst) ?? null
  const linked =
    path === null ? name : html`<a href="${siteAddress(path, rendering)}" rel="author">${name}</a>`
  return analyst.jobTitle ? html`${linked}, <span class="analyst-title">${analyst.jobTitle}</span>` : linked
}

function siteAddress(path: string, rendering: Rendering): string {
  return path.startsWith('/') ? `${rendering.options.siteUrl ?? ''}${path}` : path
}
