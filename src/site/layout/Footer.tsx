/** @jsxImportSource hono/jsx */
// The foot of every page: what the paper promises, and where programs read it.

import type { PageContext } from '../view/pageContext.ts'

export function Footer({ context }: { context: PageContext }) {
  return (
    <footer class="footer">
      <p class="footer-promise">
        Every article here was approved by somebody other than its author, every figure says where it comes
        from, and no change is made in silence.
      </p>
      <nav aria-label="About this site">
        <ul>
          <li>
            <a href="/">{context.settings.siteName}</a>
          </li>
          <li>
            <a href="/search">Search</a>
          </li>
          <li>
            <a href="/corrections">Corrections</a>
          </li>
          <li>
            <a href="/feed.xml">RSS feed</a>
          </li>
          <li>
            <a href="/api/v1/openapi.json">API</a>
          </li>
        </ul>
      </nav>
    </footer>
  )
}
