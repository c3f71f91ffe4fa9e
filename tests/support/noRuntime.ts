/** Forgets what runs in this process: test files share one, and the next begins without it. */
export function noRuntime(): void {
  delete (globalThis as Record<symbol, unknown>)[Symbol.for('assay.process')]
}
