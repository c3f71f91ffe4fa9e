// Where the owner of an account has signed in from, by keyed hashes; src/throttle alone reads and writes it.

import { nobodyField } from '#access/rules.ts'
import { systemField } from './systemField.ts'
import { typedJson } from './typedJson.ts'

export const knownPlaces = systemField(
  typedJson({ name: 'places', hidden: true, access: { read: nobodyField } }, 'SignInAddress[]'),
)
