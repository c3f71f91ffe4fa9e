// JSON of what is sent again and again: what never changes is written once.

const texts = new WeakMap<object, string>()

/** As `JSON.stringify`; the text of a frozen object, as deep as it is, is made once and kept with it. */
export function cachedJson(value: object): string {
  if (Object.isFrozen(value)) return keptText(value)
  if (Array.isArray(value)) return `[${value.map((item) => partOf(item) ?? 'null').join(',')}]`
  const parts = Object.entries(value).flatMap(([name, item]) => {
    const part = partOf(item)
    return part === undefined ? [] : [`${JSON.stringify(name)}:${part}`]
  })
  return `{${parts.join(',')}}`
}

function partOf(value: unknown): string | undefined {
  return isPlain(value) ? cachedJson(value) : (JSON.stringify(value) as string | undefined)
}

/** Whatever has its own way of being written, such as an instant, keeps it. */
function isPlain(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    !('toJSON' in value) &&
    (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype)
  )
}

function keptText(value: object): string {
  const known = texts.get(value)
  if (known !== undefined) return known
  const text = JSON.stringify(value)
  texts.set(value, text)
  return text
}
