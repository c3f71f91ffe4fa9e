'use client'
// A release time, entered and shown in the desk's zone, with UTC beside it.

import type { DateFieldClientComponent } from 'payload'
import { DateTimeField } from '@payloadcms/ui'

export const DeskTime: DateFieldClientComponent = (props) => <DateTimeField {...props} />
