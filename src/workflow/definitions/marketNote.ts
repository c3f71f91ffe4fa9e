// The market note: prices, events and views without a strategy. One approval by somebody who wrote none of it.

import { TRANSITIONS } from '../transitions.ts'
import type { Definition } from './definition.ts'

export const marketNote1: Definition = {
  name: 'market-note',
  version: 1,
  label: 'Market note',
  classes: ['factual', 'commentary', 'marketing'],
  checks: ['complete', 'sources'],
  submitAttestations: [],
  stages: [
    { kind: 'editorial', label: 'Approval', roles: ['editor', 'compliance', 'admin'], attestations: [] },
  ],
  transitions: TRANSITIONS,
}
