// An answer whose body is a text at hand. A plain `Response` turns its text into bytes and these into a
// stream, and whoever sends it reads them out again: that costs as much as half of the questions to the
// database. Here nothing is made of the text until somebody asks for it in that way.

/** The apps and the process around them are bundled apart: a class alone would be two. */
const TEXT = Symbol.for('assay.caching.text')

class TextAnswer extends Response {
  readonly [TEXT]: string
  #plain: Response | null = null

  constructor(text: string, { status, statusText, headers }: ResponseInit) {
    super(null, { status: status ?? 200, statusText: statusText ?? '', headers: headers ?? {} })
    this[TEXT] = text
  }

  get #whole(): Response {
    return (this.#plain ??= new Response(this[TEXT]))
  }

  override get body() {
    return this.#whole.body
  }

  override get bodyUsed() {
    return this.#plain?.bodyUsed ?? false
  }

  override text() {
    return this.#whole.text()
  }

  override json() {
    return this.#whole.json()
  }

  override arrayBuffer() {
    return this.#whole.arrayBuffer()
  }

  override blob() {
    return this.#whole.blob()
  }

  override clone() {
    return new TextAnswer(this[TEXT], this)
  }
}

/** An answer with this text as its body, and the status and headers of `like`. */
export function withText(like: Response, text: string): Response {
  return new TextAnswer(text, like)
}

/** The bytes of an answer's body. */
export async function bytesOf(answer: Response): Promise<Buffer> {
  const text = (answer as Partial<TextAnswer>)[TEXT]
  return text === undefined ? Buffer.from(await answer.arrayBuffer()) : Buffer.from(text)
}
