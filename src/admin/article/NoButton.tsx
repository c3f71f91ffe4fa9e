// Stands where Payload would put its Publish and Unpublish buttons: the workflow panel has the only ways to
// the public.

/** Nothing. */
export function NoButton() {
  return null
}
