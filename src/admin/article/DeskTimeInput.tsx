// A time entered in the desk's zone and kept as an instant at second 0.

'use client'

import { FieldDescription, FieldError, FieldLabel, RenderCustomComponent, useField } from '@payloadcms/ui'
import type { DateFieldClientProps } from 'payload'
import { useId } from 'react'
import { twiceOf } from '#src/workflow/deskTime.ts'
import { DeskMoment } from '../DeskWhen.tsx'
import '../desk.css'
import { useWallTime } from './useWallTime.ts'

type Props = {
  field: DateFieldClientProps['field']
  path: string
  readOnly: boolean
  zone: string
  /** See `useWallTime`. */
  keepsClock?: boolean
}

/** The input with its zone, the same moment in UTC, and what is wrong with what was typed. */
export function DeskTimeInput({
  field: { label, required, admin },
  path: given,
  readOnly,
  zone,
  keepsClock,
}: Props) {
  const {
    customComponents: { Description, Error, Label } = {},
    disabled,
    path,
    setValue,
    showError,
    value,
  } = useField<string | null>({ potentiallyStalePath: given })
  const { typed, problem, type, clear } = useWallTime({
    value: value || null,
    zone,
    keepsClock: keepsClock ?? false,
    onChange: setValue,
  })
  const closed = readOnly || disabled
  const id = useId()
  return (
    <div className={`field-type desk-time ${showError ? 'error' : ''}`}>
      <RenderCustomComponent
        CustomComponent={Label}
        Fallback={<FieldLabel htmlFor={id} label={label} path={path} required={required ?? false} />}
      />
      <div className="field-type__wrap" id={`field-${path.replace(/\./g, '__')}`}>
        <RenderCustomComponent
          CustomComponent={Error}
          Fallback={<FieldError path={path} showError={showError} />}
        />
        <div className="desk-time__row">
          <input
            id={id}
            type="datetime-local"
            step={60}
            min="2000-01-01T00:00"
            max="9999-12-31T23:59"
            value={typed}
            readOnly={closed}
            aria-invalid={problem !== null || showError}
            aria-describedby={`${id}-said ${id}-about`}
            onChange={({ currentTarget }) => type(currentTarget.value, currentTarget.validity.badInput)}
          />
          <span className="desk-time__zone">{zone}</span>
          {value && !closed ? (
            <button
              type="button"
              className="desk-button desk-button--small"
              aria-label={`Clear ${typeof label === 'string' ? label.toLowerCase() : 'the time'}`}
              onClick={clear}
            >
              Clear
            </button>
          ) : null}
        </div>
        <div id={`${id}-said`} className="desk-time__said" aria-live="polite">
          {problem ? <p className="desk-time__problem">{problem}</p> : null}
          {value ? (
            <p>
              {problem ? 'Still set: ' : null}
              <DeskMoment at={value} zone={zone} />
              <Twice at={value} zone={zone} />
            </p>
          ) : null}
        </div>
      </div>
      <div id={`${id}-about`}>
        <RenderCustomComponent
          CustomComponent={Description}
          Fallback={<FieldDescription description={admin?.description ?? ''} path={path} />}
        />
      </div>
    </div>
  )
}

function Twice({ at, zone }: { at: string; zone: string }) {
  const which = twiceOf(at, zone)
  return which ? (
    <span>. The clocks go back: this time comes twice, and the {which} one is meant.</span>
  ) : null
}
