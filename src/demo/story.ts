// What a demo article is made of.

import type { RichText } from '#src/richtext/types.ts'
import type { Action } from '#src/workflow/transitions.ts'

/** Gives the id of a figure, picture or staff member by its key. */
export type Ids = { figure: (key: string) => string; picture: (key: string) => string; person: (key: string) => string }

export type Step = { action: Action; by: string; hoursAgo: number; note?: string }

export type Story = {
  author: string
  headline: string
  standfirst: string
  body: (ids: Ids) => RichText
  picture?: string
  commodities: string[]
  topics: string[]
  disclosure?: string
  deskNotes?: string
  releaseInHours?: number
  steps: Step[]
}
