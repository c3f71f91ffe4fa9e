// What an admin sets for the whole newsroom.

import type { GlobalConfig, TextareaField } from 'payload'
import { textarea } from 'payload/shared'
import { admins, anyStaff, nobody } from '#access/rules.ts'
import { recordSettings } from '#src/audit/recording/settings.ts'
import { SETTINGS } from '#src/caching/tags.ts'
import { isTimeZone } from '#src/figures/instants.ts'
import { purgeOn } from '#src/invalidation/index.ts'
import { listProblem } from '#src/moderation/wordLists.ts'
import { MAX_CHARACTERS } from '#src/publishing/drafts/oddShape.ts'
import { refuseHiddenSignsInGlobal } from './hiddenSigns.ts'
import { wholeLine } from './wholeLine.ts'

export const settings: GlobalConfig = {
  slug: 'settings',
  admin: { group: 'Newsroom' },
  hooks: {
    beforeChange: [refuseHiddenSignsInGlobal],
    afterChange: [recordSettings, purgeOn(SETTINGS).afterGlobalChange],
  },
  access: { read: anyStaff, readVersions: nobody, update: admins },
  fields: [
    {
      name: 'siteName',
      type: 'text',
      required: true,
      defaultValue: 'Assay',
      maxLength: 60,
      admin: wholeLine,
    },
    {
      name: 'tagline',
      type: 'text',
      defaultValue: 'Market commentary, checked',
      maxLength: 120,
      admin: wholeLine,
    },
    {
      name: 'deskZone',
      type: 'text',
      required: true,
      defaultValue: 'UTC',
      label: "The desk's time zone",
      validate: (value: unknown) => isTimeZone(value) || 'Write a time zone by place, such as Europe/London.',
      admin: { description: 'Release times are entered and shown in this zone, and in UTC beside it.' },
    },
    {
      name: 'holdFirstComment',
      type: 'checkbox',
      defaultValue: true,
      label: "Hold a reader's first comment until a moderator approves it",
    },
    {
      name: 'holdAllComments',
      type: 'checkbox',
      defaultValue: false,
      label: 'Hold every comment until a moderator approves it',
    },
    {
      name: 'closeComments',
      type: 'checkbox',
      defaultValue: false,
      label: 'Close comments on the whole site',
    },
    wordList('suspectWords', 'waits for a moderator'),
    wordList('bannedWords', 'is refused'),
  ],
}

/** A list of words and phrases that comments are compared with. */
function wordList(name: 'suspectWords' | 'bannedWords', effect: string): TextareaField {
  return {
    name,
    type: 'textarea',
    maxLength: MAX_CHARACTERS, // some five thousand words
    // The length first: what is longer is not taken apart.
    validate: (value, options) => {
      const plain = textarea(value, options)
      return plain === true && typeof value === 'string' ? (listProblem(value) ?? true) : plain
    },
    admin: {
      description:
        `One word or phrase a line. A comment that is posted or edited with one of them ${effect}. ` +
        'Capitals, accents and punctuation make no difference; “scam” is not found in “scampi”.',
    },
  }
}
