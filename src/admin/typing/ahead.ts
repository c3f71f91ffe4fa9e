// Texts that an editor holds before its form does: Payload's editor reports to the form when the browser is
// idle.

/** A form, by an object that stays the same for as long as it is open: its `formRef`. */
type FormKey = object

const texts = new WeakMap<FormKey, Map<string, () => unknown>>()
const listeners = new WeakMap<FormKey, Set<() => void>>()

/** From now on the newest text of a field is what `read` gives. Tells who follows the form. */
export function tellText(form: FormKey, path: string, read: () => unknown): void {
  const known = texts.get(form) ?? new Map<string, () => unknown>()
  texts.set(form, known.set(path, read))
  for (const listener of listeners.get(form) ?? []) listener()
}

/** An editor begins anew with what the form holds. */
export function forgetText(form: FormKey, path: string): void {
  texts.get(form)?.delete(path)
}

/**
 * The newest texts of a form, by path: of the fields in whose editor something was changed. They stay after
 * the editor is closed, for the save of a form that is being left.
 */
export function newestTexts(form: FormKey): Record<string, unknown> {
  return Object.fromEntries([...(texts.get(form) ?? [])].map(([path, read]) => [path, read()]))
}

/** Calls back with each change in an editor of the form; gives back what ends it. */
export function onText(form: FormKey, listener: () => void): () => void {
  const known = listeners.get(form) ?? new Set<() => void>()
  listeners.set(form, known.add(listener))
  return () => known.delete(listener)
}
