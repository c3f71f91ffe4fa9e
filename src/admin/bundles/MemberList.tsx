// The articles of a bundle: how each stands, and why it could not go out.

'use client'

import { StateChip } from '../StateChip.tsx'
import type { Member } from './bundleClient.ts'

type Props = {
  members: readonly Member[]
  reasons: ReadonlyMap<string, string>
  isOpen: boolean
  admin: string
}

/**
 * One line a member. While the bundle is open it says what is missing; a refused release says it in the
 * server's words.
 */
export function MemberList({ members, reasons, isOpen, admin }: Props) {
  return (
    <ul className="desk-members" aria-label="Members">
      {members.map(({ id, headline, state, reason }) => {
        const why = reasons.get(id) ?? (isOpen ? reason : null)
        return (
          <li key={id}>
            <a className="desk-link" href={`${admin}/collections/articles/${id}`}>
              {headline}
            </a>
            <span className="desk-cell">
              <StateChip state={state} />
              {isOpen && !why ? <span className="desk-small">can go out</span> : null}
            </span>
            {why ? <span className="desk-members__why">{why}</span> : null}
          </li>
        )
      })}
    </ul>
  )
}
