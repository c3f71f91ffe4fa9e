/** @jsxImportSource hono/jsx */
// The shell of every page: head, skip link, masthead, main, footer.

import type { Child } from 'hono/jsx'
import { oneLine } from '#src/plainText/oneLine.ts'
import type { PageContext } from '../view/pageContext.ts'
import { absolute } from '../view/pageContext.ts'
import { Footer } from './Footer.tsx'
import { Masthead } from './Masthead.tsx'

/** What a page says of itself. `canonical` is a path; without one the page asks not to be indexed. */
export type PageProps = {
  context: PageContext
  title: string
  description?: string
  canonical?: string
  feed?: { path: string; title: string }
  head?: Child
  /** Pages that are the site's front show its name as the main heading. */
  isHome?: boolean
  /** An article needs no styles but those that every page has. */
  isArticle?: boolean
  withPreview?: boolean
  children?: Child
}

/** A whole document. */
export function Page(props: PageProps) {
  const { context } = props
  const { settings, assets } = context
  const title = props.isHome ? props.title : `${props.title} · ${settings.siteName}`
  return (
    <html lang="en-GB" data-view={context.view === 'reader' ? 'reader' : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#fbfcfc" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#101518" media="(prefers-color-scheme: dark)" />
        <link rel="preload" href={assets.textFont} as="font" type="font/woff2" crossorigin="anonymous" />
        <link rel="preload" href={assets.interfaceFont} as="font" type="font/woff2" crossorigin="anonymous" />
        <link rel="stylesheet" href={assets.styles} />
        {props.isArticle ? null : <link rel="stylesheet" href={assets.pageStyles} />}
        <script type="module" src={assets.site}></script>
        {props.withPreview ? <script type="module" src={assets.preview}></script> : null}
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        {props.description ? <meta name="description" content={oneLine(props.description)} /> : null}
        {props.canonical ? <link rel="canonical" href={absolute(context, props.canonical)} /> : null}
        <meta name="robots" content={props.canonical ? 'max-image-preview:large' : 'noindex'} />
        <link rel="alternate" type="application/rss+xml" href="/feed.xml" title={settings.siteName} />
        {props.feed ? (
          <link rel="alternate" type="application/rss+xml" href={props.feed.path} title={props.feed.title} />
        ) : null}
        {props.head}
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to content
        </a>
        <Masthead context={context} isHome={props.isHome ?? false} />
        <main id="main" tabindex={-1}>
          {props.children}
        </main>
        <Footer context={context} />
      </body>
    </html>
  )
}
