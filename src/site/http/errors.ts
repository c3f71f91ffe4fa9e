// What can go wrong on a page, each with its status and a sentence for the person.

/** An error that the site answers with a page of its own. */
export class SiteError extends Error {
  readonly code: string
  readonly status: 403 | 404 | 405 | 413 | 429

  constructor(options: { code: string; status: 403 | 404 | 405 | 413 | 429; message: string }) {
    super(options.message)
    this.name = new.target.name
    this.code = options.code
    this.status = options.status
  }
}

/** A form was sent from another site, or from a browser that hides where it came from. */
export class CrossSiteRequest extends SiteError {
  constructor() {
    super({
      code: 'site.cross-site',
      status: 403,
      message:
        'This form was not sent from our own pages, so nothing was changed. Go back, reload the ' +
        'page and try again.',
    })
  }
}

/** A session ended between the page and the form: the person logs in again and comes back. */
export class LoggedOut extends Error {
  readonly code = 'site.logged-out'

  constructor() {
    super('You are logged out.')
    this.name = 'LoggedOut'
  }
}

/** There is no such page, or none that the public may know of. */
export class PageMissing extends SiteError {
  constructor() {
    super({ code: 'site.missing', status: 404, message: 'There is nothing at this address.' })
  }
}

/** There is a page or a form at this address, and it is not asked in this way; `Allow` says how. */
export class WrongMethod extends SiteError {
  constructor() {
    super({
      code: 'site.method',
      status: 405,
      message: 'This address is not used in this way. Begin again at the front page.',
    })
  }
}

/** More was sent than any of our forms holds. */
export class FormTooLarge extends SiteError {
  constructor() {
    super({
      code: 'site.too-large',
      status: 413,
      message: 'That was too long for us to take. Shorten it and try again.',
    })
  }
}
