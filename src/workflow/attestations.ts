// What a person declares with a step. Each sentence is kept with the approval as it was agreed to.

export type Attestation = { text: string; source: string }

/**
 * Every attestation that a definition can ask for, with the rule behind it. Sentences of a shipped key are
 * never reworded.
 */
export const ATTESTATIONS = {
  interests_disclosed: {
    text:
      'Everybody who took part in producing this has disclosed their interests in the ' +
      'instruments it names.',
    source: 'Delegated Regulation (EU) 2016/958, Article 5',
  },
  opinions_told_apart: {
    text: 'Facts can be told from estimates and opinions, and every material source is named.',
    source: 'Delegated Regulation (EU) 2016/958, Article 3(1)(a)–(c)',
  },
  no_conflict: {
    text: 'I hold no interest in the instruments this names.',
    source: 'FINRA Rule 2241(b); Delegated Regulation (EU) 2016/958, Article 6',
  },
  disclosures_complete: {
    text: 'The disclosures that this text needs stand in it.',
    source: 'Delegated Regulation (EU) 2016/958, Articles 5 and 6',
  },
} as const satisfies Record<string, Attestation>

export type AttestationKey = keyof typeof ATTESTATIONS

/** The keys among these that were not given. */
export function missingAttestations(
  wanted: readonly AttestationKey[],
  given: readonly string[],
): AttestationKey[] {
  return wanted.filter((key) => !given.includes(key))
}
