// Why something was not done, read out as soon as it stands there.

/** Nothing where there is no sentence; `id` is for the field that it is about. */
export function Refusal({ id, children }: { id?: string; children: string | null }) {
  return children ? (
    <p {...(id ? { id } : {})} role="alert" className="desk-result desk-result--refused">
      {children}
    </p>
  ) : null
}
