// What the panel asks of its server: the functions of Payload's that this panel uses. Payload looks a name up
// in a plain object, where `constructor` is a function too, and hands it every access rule.

const PANEL_FUNCTIONS: readonly unknown[] = [
  'form-state',
  'render-document',
  'render-document-slots',
  'render-field',
  'render-list',
]

/** Whether a function of this name may be called by the panel's server action. */
export function isPanelFunction(name: unknown): boolean {
  return PANEL_FUNCTIONS.includes(name)
}
