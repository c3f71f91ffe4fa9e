// The demo's eight articles: what each says, and how far each has come on its way to the public.

import { copper, europeanGas, tungsten } from './markets.ts'
import { brent, gold, lithium, nickel } from './notebook.ts'
import { rareEarths } from './rareEarths.ts'
import type { Story } from './story.ts'

/** Newest last, so that the home page reads as a desk would have filed it. */
export const STORIES: readonly Story[] = [
  tungsten,
  europeanGas,
  copper,
  rareEarths,
  gold,
  lithium,
  nickel,
  brent,
]
