// What is made of a thing that never changes is kept with it, and goes when it goes.

/** `make`, run once for each object for as long as that object is there. */
export function memoize<Thing extends object, Made>(make: (thing: Thing) => Made): (thing: Thing) => Made {
  const made = new WeakMap<Thing, { of: Made }>()
  return (thing) => {
    const known = made.get(thing)
    if (known) return known.of
    const of = make(thing)
    made.set(thing, { of })
    return of
  }
}

/** The same for what has addresses of a site in it. One process serves one site; tests have several. */
export function memoizeForSite<Thing extends object, Made>(
  make: (thing: Thing, siteUrl: string) => Made,
): (thing: Thing, siteUrl: string) => Made {
  const bySite = new Map<string, (thing: Thing) => Made>()
  return (thing, siteUrl) => {
    const made = bySite.get(siteUrl) ?? memoize((one: Thing) => make(one, siteUrl))
    bySite.set(siteUrl, made)
    return made(thing)
  }
}
