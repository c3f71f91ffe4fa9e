// The one error here: a setting that cannot be used, said in one sentence that tells what to change.

/**
 * Thrown when the environment holds a value Assay cannot start with; `message` is one sentence for the person
 * at the console.
 */
export class EnvironmentError extends Error {
  readonly code = 'environment.invalid'
  /** The variable to change. */
  readonly variable: string

  constructor(variable: string, sentence: string) {
    super(sentence)
    this.name = 'EnvironmentError'
    this.variable = variable
  }
}
