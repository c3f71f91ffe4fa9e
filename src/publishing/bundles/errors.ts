// What can go wrong with a bundle.

import { APIError } from 'payload'

/** 409: the members and the time of a released bundle are fixed. */
export class BundleClosedError extends APIError<object> {
  constructor(message = 'This bundle has been released. Cancel its release to change it.') {
    super(message, 409, {}, true)
    this.name = 'BundleClosed'
  }
}

/** 409: some members cannot go out, so none does. */
export class BundleRefusedError extends APIError<{
  articles: { id: string; headline: string; reason: string }[]
}> {
  constructor(articles: { id: string; headline: string; reason: string }[]) {
    super(
      `Nothing was released. ${articles.map(({ headline, reason }) => `“${headline}”: ${reason}`).join(' ')}`,
      409,
      { articles },
      true,
    )
    this.name = 'BundleRefused'
  }
}

/** 404: there is no such bundle. */
export class BundleNotFoundError extends APIError<object> {
  constructor() {
    super('There is no such bundle.', 404, {}, true)
    this.name = 'NotFound'
  }
}
