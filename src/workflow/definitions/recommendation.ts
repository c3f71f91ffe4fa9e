// The recommendation: an editor approves it, then compliance does, and each declares what the market rules
// want to know. Regulation (EU) 596/2014, Article 20; Delegated Regulation (EU) 2016/958; FINRA Rules
// 2210(b)(1) and 2241.

import { shipped } from '../definition.ts'
import { transitions1 } from './transitions1.ts'

export const recommendation1 = shipped({
  name: 'recommendation',
  version: 1,
  label: 'Recommendation',
  classes: ['investment_recommendation', 'reproduced_recommendation'],
  checks: ['complete', 'sources', 'producers', 'horizon', 'disclosure'],
  submitAttestations: ['interests_disclosed'],
  stages: [
    {
      kind: 'editorial',
      label: "Editor's approval",
      roles: ['editor', 'admin'],
      attestations: ['opinions_told_apart'],
    },
    {
      kind: 'compliance',
      label: "Compliance's approval",
      roles: ['compliance'],
      attestations: ['no_conflict', 'disclosures_complete'],
    },
  ],
  transitions: transitions1,
})

/** All versions, the first one first. */
export const recommendations = [recommendation1]
