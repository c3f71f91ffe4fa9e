// The market note: prices, events and views without a strategy. One approval by somebody who wrote none of
// it.

import { shipped } from '../definition.ts'
import { transitions1 } from './transitions1.ts'

export const marketNote1 = shipped({
  name: 'market-note',
  version: 1,
  label: 'Market note',
  classes: ['factual', 'commentary', 'marketing'],
  checks: ['complete', 'sources'],
  submitAttestations: [],
  stages: [
    { kind: 'editorial', label: 'Approval', roles: ['editor', 'compliance', 'admin'], attestations: [] },
  ],
  transitions: transitions1,
})

/** All versions, the first one first. */
export const marketNotes = [marketNote1]
