// The button that saves an account. A new one has no password yet, which the form would ask for before it
// sends anything.

'use client'

import {
  FormSubmit,
  useEditDepth,
  useForm,
  useFormModified,
  useHotkey,
  useOperation,
  useTranslation,
} from '@payloadcms/ui'
import { useRef } from 'react'

/** Payload's two fields for a password, which are not shown, take no part in what is sent. */
const NO_PASSWORD = { password: undefined, 'confirm-password': undefined }

/** Sends the form as it stands: the server says what is missing, and the form marks it. */
export function SaveAccount() {
  const { submit } = useForm()
  const modified = useFormModified()
  const operation = useOperation()
  const editDepth = useEditDepth()
  const { t } = useTranslation()
  const button = useRef<HTMLButtonElement>(null)
  const isNew = operation === 'create'

  useHotkey({ cmdCtrlKey: true, editDepth, keyCodes: ['s'] }, (event) => {
    event.preventDefault()
    event.stopPropagation()
    button.current?.click()
  })

  return (
    <FormSubmit
      buttonId="action-save"
      disabled={!isNew && !modified}
      onClick={() => void submit(isNew ? { skipValidation: true, overrides: NO_PASSWORD } : {})}
      ref={button}
      size="medium"
      type="button"
    >
      {t('general:save')}
    </FormSubmit>
  )
}
