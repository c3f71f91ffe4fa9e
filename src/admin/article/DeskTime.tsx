// A release time in a form: reads the desk's zone on the server and hands it to the input.

import type { DateFieldServerComponent } from 'payload'
import { deskZone } from '../deskZone.ts'
import { DeskTimeInput } from './DeskTimeInput.tsx'

/** The field of a date that is entered and shown in the desk's zone, with UTC beside it. */
export const DeskTime: DateFieldServerComponent = async ({ clientField, path, payload, readOnly }) => (
  <DeskTimeInput
    field={clientField}
    path={path}
    readOnly={readOnly ?? false}
    zone={await deskZone(payload)}
  />
)
