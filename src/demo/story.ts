// What a demo article is made of.

import type { Change } from '#src/articles/changes.ts'
import type { RegulatoryClass } from '#src/articles/classes.ts'
import type { RichText } from '#src/richtext/types.ts'
import type { Action } from '#src/workflow/actions.ts'
import type { AttestationKey } from '#src/workflow/attestations.ts'

/** Gives the id of a figure, picture or staff member by its key. */
export type Ids = {
  figure: (key: string) => string
  picture: (key: string) => string
  person: (key: string) => string
}

export type Step = {
  action: Action
  by: string
  hoursAgo: number
  note?: string
  attestations?: AttestationKey[]
}

/** A change to what readers have: made by the author, approved and published by another. */
export type Revision = { standfirst: string; change: Change; approvedBy: string; hoursAgo: number }

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
  regulatoryClass?: RegulatoryClass
  steps: Step[]
  revision?: Revision
}
