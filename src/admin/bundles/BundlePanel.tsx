// What can be done with a bundle now: reads the desk's zone on the server and hands over to the part that
// works.

import type { SelectFieldServerComponent } from 'payload'
import { deskZone } from '../deskZone.ts'
import { BundleDesk } from './BundleDesk.tsx'

/** Stands in the form where the state field would be. */
export const BundlePanel: SelectFieldServerComponent = async ({ payload }) => (
  <BundleDesk zone={await deskZone(payload)} />
)
