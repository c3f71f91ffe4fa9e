'use client'
// A figure in the running text of the editor, shown as readers will see it: “$110/kg”, not “Figure”.

import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useConfig, useFormFields, useFormModified } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import { formatFigure } from '#src/figures/format.ts'
import { type StoredUnit, unitOf } from '#src/figures/storedUnit.ts'
import { takeFigure } from './takeFigure.ts'

type Loaded = {
  label: string
  unit: StoredUnit
  kind: string
  value?: string
  low?: string
  high?: string
  currency?: string
}

/** Looks the figure up by its id; says so while none is chosen, or when it is gone. */
export function FigureLabel() {
  const id = useFormFields(([fields]) => fields.figure?.value)
  const isChosen = useFormModified()
  const [editor] = useLexicalComposerContext()
  const chip = useRef<HTMLSpanElement>(null)
  const { config } = useConfig()
  const [text, setText] = useState('Figure …')
  const [label, setLabel] = useState('')

  useEffect(() => {
    if (typeof id !== 'string' || id === '') {
      setText('Choose a figure')
      return
    }
    const leaving = new AbortController()
    fetch(`${config.routes.api}/figures/${encodeURIComponent(id)}?depth=0`, {
      credentials: 'include',
      signal: leaving.signal,
    })
      .then(async (response) => {
        if (!response.ok) return setText('This figure is gone')
        const figure = (await response.json()) as Loaded
        setText(
          formatFigure({
            ...figure,
            value: figure.value ?? null,
            low: figure.low ?? null,
            high: figure.high ?? null,
            currency: figure.currency ?? null,
            unit: unitOf(figure.unit),
          }),
        )
        setLabel(figure.label)
      })
      .catch(() => undefined) // left, or offline: the chip keeps its last words
    return () => leaving.abort()
  }, [id, config.routes.api])

  useEffect(() => {
    if (isChosen && chip.current && typeof id === 'string' && id !== '') takeFigure(editor, chip.current, id)
  }, [editor, id, isChosen])

  return (
    <span ref={chip} title={label}>
      {text}
    </span>
  )
}
