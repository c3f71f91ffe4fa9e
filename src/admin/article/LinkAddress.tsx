// The address in the form of a link. Payload asks only the server whether it may stand, a quarter of a
// second after the last key, and a form that is left sooner is refused by the answer about what stood before.
// So the browser asks too, at each key.

'use client'

import type { TextFieldClientProps } from 'payload'
import { linkAddress } from '#src/richtext/linkAddress.ts'
import { WholeLine } from '../fields/WholeLine.tsx'

export function LinkAddress(props: TextFieldClientProps) {
  return <WholeLine {...props} validate={linkAddress} />
}
