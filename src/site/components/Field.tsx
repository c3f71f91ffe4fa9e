/** @jsxImportSource hono/jsx */
// A labelled field with its hint and its error, and the summary that a form with errors opens with.

import type { FieldErrors } from '../http/attempt.ts'

export type FieldName = keyof FieldErrors

/** One line of text. Errors are tied to the field by `aria-describedby`. */
export function Field(props: {
  name: FieldName
  label: string
  type: 'text' | 'email' | 'password'
  autocomplete: string
  value?: string
  hint?: string
  errors: FieldErrors
  maxlength?: number
}) {
  const error = props.errors[props.name]
  const described = [props.hint ? `${props.name}-hint` : '', error ? `${props.name}-error` : '']
    .filter(Boolean)
    .join(' ')
  return (
    <div class={error ? 'field has-error' : 'field'}>
      <label for={props.name}>{props.label}</label>
      {props.hint ? (
        <p class="hint" id={`${props.name}-hint`}>
          {props.hint}
        </p>
      ) : null}
      {error ? <FieldError name={props.name} message={error} /> : null}
      <input
        id={props.name}
        name={props.name}
        type={props.type}
        value={props.type === 'password' ? undefined : props.value}
        autocomplete={props.autocomplete}
        autocapitalize={props.type === 'text' ? undefined : 'none'}
        spellcheck={props.type === 'text' ? undefined : false}
        maxlength={props.maxlength}
        required
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described || undefined}
      />
    </div>
  )
}

/** The sentence under a label that says what is wrong. */
function FieldError({ name, message }: { name: FieldName; message: string }) {
  return (
    <p class="field-error" id={`${name}-error`}>
      <span class="visually-hidden">Error: </span>
      {message}
    </p>
  )
}

/**
 * All that is wrong, with links to the fields; takes the focus when the page opens, with or without scripts.
 */
export function ErrorSummary({ errors, message }: { errors: FieldErrors; message?: string | null }) {
  const entries = Object.entries(errors).filter(
    (entry): entry is [FieldName, string] => typeof entry[1] === 'string',
  )
  if (entries.length === 0 && !message) return null
  return (
    <div class="error-summary" role="alert" tabindex={-1} autofocus aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{entries.length > 0 ? 'There is a problem' : 'That did not work'}</h2>
      {message ? <p>{message}</p> : null}
      {entries.length > 0 ? (
        <ul>
          {entries.map(([name, text]) => (
            <li>{name === 'token' ? text : <a href={`#${name}`}>{text}</a>}</li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
