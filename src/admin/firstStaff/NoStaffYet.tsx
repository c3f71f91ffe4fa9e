// What stands where Payload would let anybody who comes by make themselves the first admin.

import { FollowTheme } from '../brand/FollowTheme.tsx'
import '../desk.css'

/** Says how the first admin is made: by a command, by somebody who can already run commands on the server. */
export function NoStaffYet() {
  return (
    <div className="desk-first">
      <h1>Nobody works here yet</h1>
      <p>
        The first admin is made on the server, not from the web, so that nobody who happens to come by can
        take the newsroom over. Run this where Assay is installed, then sign in here:
      </p>
      <pre>
        <code>npm run admin:create -- --email you@example.com --name &quot;Your Name&quot;</code>
      </pre>
      <FollowTheme />
    </div>
  )
}
