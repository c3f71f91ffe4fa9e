// What stands in the form of a new account in place of a password.

'use client'

import { useForm, useFormFields } from '@payloadcms/ui'
import { useEffect } from 'react'

const PATHS = ['password', 'confirm-password'] as const

/** Satisfies what Payload's two fields ask for; it never leaves the form. */
const NOT_SENT = 'a password that is not sent'

/** Says that a link is mailed, and takes Payload's two fields out of the form: they are not shown, sent or asked for. */
export function NoPasswordYet() {
  const { dispatchFields } = useForm()
  const isAsked = useFormFields(([fields]) =>
    PATHS.some((path) => fields[path]?.value !== NOT_SENT || fields[path].disableFormData !== true),
  )
  useEffect(() => {
    if (!isAsked) return
    dispatchFields({
      type: 'UPDATE_MANY',
      formState: Object.fromEntries(
        PATHS.map((path) => [
          path,
          {
            value: NOT_SENT,
            initialValue: NOT_SENT,
            disableFormData: true,
            valid: true,
            passesCondition: false,
          },
        ]),
      ),
    })
  }, [isAsked, dispatchFields])
  return (
    <p className="desk-password">
      No password is set here. When you save, a link is mailed to the address, and your colleague chooses one.
    </p>
  )
}
