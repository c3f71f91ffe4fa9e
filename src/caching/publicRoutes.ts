// Which addresses are public: the same for every visitor, whatever they send besides the address. A route
// says so of itself where it is made, with the query parameters it knows; the process asks here, and so
// cannot keep anything else.

/**
 * A path with `:names` for its variable parts, and the parameters that make a difference to what it answers.
 */
export type PublicRoute = {
  path: string
  query: readonly string[]
  /**
   * What happens to a parameter that the route does not know: it makes no difference, or the route refuses
   * it.
   */
  unknown: 'ignored' | 'refused'
}

const declared = new WeakMap<object, PublicRoute[]>()

/** Adds a route to those of its app. */
export function declareRoute(app: object, route: PublicRoute): void {
  declared.set(app, [...publicRoutesOf(app), route])
}

/** The public routes of an app, in the order in which they were declared. */
export function publicRoutesOf(app: object): PublicRoute[] {
  return declared.get(app) ?? []
}
