// The text of an answer beside the answer: an app has it whole, and whoever sends it need not read it out of a stream again,
// which costs as much as half of the questions to the database. An answer without one is read as any other.

/** One table for the process: the apps and the process around them are bundled apart. */
const KEY = Symbol.for('assay.freshness.texts')
const shared = globalThis as { [KEY]?: WeakMap<Response, string> }
const texts = (shared[KEY] ??= new WeakMap())

/** The same answer, whose body is this text. */
export function withText(answer: Response, text: string): Response {
  texts.set(answer, text)
  return answer
}

/** The bytes of an answer's body. */
export async function bytesOf(answer: Response): Promise<Buffer> {
  const text = texts.get(answer)
  return text === undefined ? Buffer.from(await answer.arrayBuffer()) : Buffer.from(text)
}
