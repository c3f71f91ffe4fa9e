// Puts into the address field what the server made of the address that was typed: “Bad Slug / ü?” is kept as
// “bad-slug-ue”.

'use client'

import { useDocumentInfo, useFormFields } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { SavedRevision } from '../typing/useSavedRevision.ts'

/**
 * Not while the person is in the field or has typed what is not saved. A field that is empty stays so: its
 * address follows the headline.
 */
export function useStoredAddress({
  revision,
  unsaved,
  keep,
}: {
  revision: number
  unsaved: boolean
  keep: SavedRevision['keep']
}): void {
  const { data } = useDocumentInfo()
  const inForm = useFormFields(([fields]) => (fields['slug']?.value as string | null | undefined) ?? '')
  const { slug: stored, revision: saved } = (data ?? {}) as { slug?: string | null; revision?: number }
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const leave = ({ target }: FocusEvent) => {
      if (target instanceof Element && target.id === FIELD) setLeft((times) => times + 1)
    }
    document.addEventListener('focusout', leave)
    return () => document.removeEventListener('focusout', leave)
  }, [])
  useEffect(() => {
    if (unsaved || saved !== revision || !stored || inForm.trim() === '' || inForm === stored) return
    if (document.activeElement?.id !== FIELD) keep({ revision, slug: stored })
  }, [unsaved, saved, revision, stored, inForm, left, keep])
}

const FIELD = 'field-slug'
