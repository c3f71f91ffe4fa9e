// A picture within the text; its alternative text, credit and rights come from the media library.

import type { ImageNode } from '../bodyNodes.ts'
import { RichTextError } from '../errors.ts'
import { dirOf, html, type Markup } from '../escape.ts'
import type { Rendering } from '../htmlOptions.ts'
import { imageElement } from '../imageHtml.ts'
import { imageTexts } from '../publicProfiles.ts'
import { isRecord, textOrNull } from '../records.ts'
import type { PublicImage } from '../types.ts'
import { reference, text, type BlockDefinition, type BlockReading } from './definition.ts'

export const image: BlockDefinition<ImageNode> = {
  name: 'image',
  fields: {
    image: reference('an image', 'A place for an image has no image chosen.'),
    caption: text('caption', 500),
  },
  reference: { field: 'image', collection: 'media', required: true, name: 'an image' },
  read,
  html: render,
  texts: ({ image: shown, caption }) => [
    { called: 'The caption of a picture', text: caption },
    ...imageTexts(shown),
  ],
  plain: ({ caption, image: { credit } }) => [caption, credit].filter(Boolean).join(' · '),
}

function read(fields: Record<string, unknown>, reading: BlockReading): ImageNode | null {
  const found = fields['image']
  if (isRecord(found) && typeof found['url'] === 'string')
    return { type: 'image', image: found as PublicImage, caption: textOrNull(fields['caption']) }
  if (reading.unresolved === 'omit') return null
  throw new RichTextError('unresolved_reference', 'An image in the text has not been looked up yet.', {
    image: found,
  })
}

/** Loads when it is near. */
function render({ image: shown, caption }: ImageNode, rendering: Rendering): Markup {
  const words = caption !== null && html`<span class="image-caption"${dirOf(caption)}>${caption}</span> `
  const credit =
    shown.credit !== '' && html`<span class="image-credit"${dirOf(shown.credit)}>${shown.credit}</span>`
  return html`<figure class="image">${imageElement(shown, { ...rendering.options, loading: 'lazy' })}${(words || credit) && html`<figcaption>${words}${credit}</figcaption>`}</figure>\n`
}
