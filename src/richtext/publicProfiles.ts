// The plain texts of what an article shows beside its own: people, pictures, sections, figures.

import type { PublicFigure, PublicTerm } from '#src/figures/types.ts'
import type { PublicText } from '#src/plainText/plainText.ts'
import type { PublicAuthor, PublicImage } from './types.ts'

/** What readers see of a person. */
export function authorTexts({ name, jobTitle, bio }: PublicAuthor): PublicText[] {
  return [
    { called: 'A name in the byline', text: name },
    { called: `The job title of ${name}`, text: jobTitle },
    { called: `The biography of ${name}`, text: bio, lines: true },
  ]
}

/** What readers see of a picture beside the picture. */
export function imageTexts({ alt, credit, rights }: PublicImage): PublicText[] {
  return [
    { called: 'The alternative text of a picture', text: alt },
    { called: 'The credit of a picture', text: credit },
    { called: 'The rights of a picture', text: rights },
  ]
}

/** What readers see of a section. */
export function termTexts({ name }: PublicTerm): PublicText[] {
  return [{ called: 'The name of a section', text: name }]
}

/** What readers see of a figure in words. */
export function figureTexts({ label, source, commodity }: PublicFigure): PublicText[] {
  return [
    { called: 'The label of a figure', text: label },
    { called: 'The source of a figure', text: source.title },
    ...(commodity ? termTexts(commodity) : []),
  ]
}
