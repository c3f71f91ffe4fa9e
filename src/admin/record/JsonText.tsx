// JSON that nobody edits, as text. Payload's own field fetches an editor from another host, which our pages
// do not allow.

import type { JSONFieldServerComponent } from 'payload'
import '../desk.css'

/** How much is shown at once; what is longer is folded away. */
const SHORT = 1500

/** A JSON field to be read. `value` is what is stored. */
export const JsonText: JSONFieldServerComponent = ({ data, clientField }) => {
  const value = (data as Record<string, unknown> | undefined)?.[clientField.name]
  const text = value === undefined || value === null ? '' : JSON.stringify(value, null, 2)
  const label = typeof clientField.label === 'string' ? clientField.label : clientField.name
  const { description } = clientField.admin ?? {}
  return (
    <div className="field-type desk-json">
      <details open={text.length > 0 && text.length <= SHORT}>
        <summary>
          {label}
          {text ? null : ': nothing'}
        </summary>
        {text ? <pre>{text}</pre> : null}
      </details>
      {typeof description === 'string' ? <div className="field-description">{description}</div> : null}
    </div>
  )
}
