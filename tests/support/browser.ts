// A browser on the site, without JavaScript: it keeps its cookies, and sends what a form of ours sends.

import type { Hono } from 'hono'
import { ownView } from '#src/site/view/view.ts'
import type { TestReader } from '../readers/desk.ts'
import { readPage, type Page } from './page.ts'
import { ORIGIN } from './site.ts'

export type Browser = {
  get(path: string): Promise<Page>
  /** The reader's own view of a page. */
  own(path: string): Promise<Page>
  post(path: string, fields: Record<string, string>): Promise<Page>
  logIn(reader: Pick<TestReader, 'email' | 'password'>): Promise<Page>
  /** The cookies it has, as it sends them. */
  cookies(): string
}

/** A browser on a site at this origin; it begins with `cookie`, or with none. */
export function browserOn(site: Hono, { origin = ORIGIN, cookie = '' } = {}): Browser {
  const jar = new Map(cookie ? [cookie.split(/=(.*)/s).slice(0, 2) as [string, string]] : [])
  const cookies = () => [...jar].map((pair) => pair.join('=')).join('; ')
  const visit = async (path: string, fields?: Record<string, string>): Promise<Page> => {
    const headers = { Cookie: cookies(), Origin: origin, 'Sec-Fetch-Site': 'same-origin' }
    const response = await site.request(
      path.split('#')[0]!,
      fields ? { method: 'POST', body: new URLSearchParams(fields), headers } : { headers },
    )
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = set.split(';')[0]!.split(/=(.*)/s)
      if (set.includes('Max-Age=0')) jar.delete(name)
      else jar.set(name, value)
    }
    return readPage(response)
  }
  const logIn: Browser['logIn'] = async ({ email, password }) => {
    const page = await visit('/login', { email, password, returnTo: '/' })
    if (page.status !== 303) throw new Error(`${email} could not log in: ${page.status}`)
    return page
  }
  return { get: (path) => visit(path), own: (path) => visit(ownView(path)), post: visit, logIn, cookies }
}
