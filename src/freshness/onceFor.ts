// What is made of a thing that never changes is kept with it, and goes when it goes.

/** `make`, run once for each object for as long as that object is there. */
export function onceFor<Thing extends object, Made>(make: (thing: Thing) => Made): (thing: Thing) => Made {
  const made = new WeakMap<Thing, { of: Made }>()
  return (thing) => {
    const known = made.get(thing)
    if (known) return known.of
    const of = make(thing)
    made.set(thing, { of })
    return of
  }
}
