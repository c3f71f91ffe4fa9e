// The fields of a form, as a call of the panel sends them. Payload takes a text or a list for one, too, and
// every letter of it for a field.

const FORMS = ['formState', 'documentFormState', 'initialBlockFormState'] as const

type Sent = Partial<Record<(typeof FORMS)[number], unknown>>

/**
 * Whether every form of a call is an object or left out. `isPlaceholder` tells what stands for a value that
 * is sent elsewhere.
 */
export function hasPanelForms(
  args: unknown,
  isPlaceholder: (form: unknown) => boolean = () => false,
): boolean {
  return FORMS.every((name) => {
    const form = ((args ?? {}) as Sent)[name]
    if (form === undefined || form === null || isPlaceholder(form)) return true
    return typeof form === 'object' && !Array.isArray(form)
  })
}
