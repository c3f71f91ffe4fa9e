// What stands over the queue: choose all, decide on the chosen, a reason for removals, and the switch for the
// keys.

'use client'

import type { Decision } from './decide.ts'
import type { Tab } from './tabs.ts'

type Props = {
  tab: Tab
  total: number
  chosen: number
  busy: boolean
  reason: string
  keysOn: boolean
  onReason: (reason: string) => void
  onKeys: (on: boolean) => void
  onChooseAll: (all: boolean) => void
  onDecide: (decision: Decision) => void
}

/** The bar that stays in sight while the list scrolls. */
export function QueueBar({
  tab,
  total,
  chosen,
  busy,
  reason,
  keysOn,
  onReason,
  onKeys,
  onChooseAll,
  onDecide,
}: Props) {
  const idle = busy || chosen === 0
  return (
    <div className="desk-queue__bar">
      <label>
        <input
          type="checkbox"
          checked={total > 0 && chosen === total}
          disabled={total === 0}
          onChange={(event) => onChooseAll(event.target.checked)}
        />
        Select all on this page
      </label>
      <span>{chosen} chosen</span>
      {tab === 'visible' ? null : (
        <button
          type="button"
          className="desk-button desk-button--primary"
          aria-disabled={idle || undefined}
          onClick={() => (idle ? undefined : onDecide('approve'))}
        >
          {tab === 'removed' ? 'Put back chosen' : 'Approve chosen'}
        </button>
      )}
      {tab === 'removed' ? null : (
        <>
          <button
            type="button"
            className="desk-button desk-button--danger"
            aria-disabled={idle || undefined}
            onClick={() => (idle ? undefined : onDecide('remove'))}
          >
            Remove chosen
          </button>
          <label>
            Reason for removals
            <input
              type="text"
              className="desk-reason"
              maxLength={200}
              value={reason}
              onChange={(event) => onReason(event.target.value)}
              placeholder="Kept for colleagues"
            />
          </label>
        </>
      )}
      <label>
        <input type="checkbox" checked={keysOn} onChange={(event) => onKeys(event.target.checked)} />
        <span>
          Keys, with the focus on a comment: <kbd>j</kbd> <kbd>k</kbd> move, <kbd>x</kbd> choose, <kbd>a</kbd>{' '}
          approve, <kbd>r</kbd> remove
        </span>
      </label>
    </div>
  )
}
