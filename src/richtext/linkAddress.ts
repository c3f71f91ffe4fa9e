// The address in the form of a link, asked by server and browser alike.

import { isEmptyUrl, linkUrl } from './checks.ts'

/**
 * Why a link may not have this address, as a sentence; true when it may. Asked as the form of a link is left,
 * so that no text comes to hold an address that it may not be saved with.
 */
export function linkAddress(value: unknown): true | string {
  if (isEmptyUrl(value)) return 'Write an address.'
  const fault = linkUrl(value)
  return fault ? `A link ${fault.what}.` : true
}
