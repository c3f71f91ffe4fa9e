// Whether an answer of the API is one that its description names: the status, the kind of content, the
// headers, and every property of the body. A property that is not described is a fault too, so that neither
// can drift from the other.

import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

type Json = Record<string, unknown>
type Response = { description: string; headers?: Json; content?: Record<string, { schema: object }> }
export type Operation = {
  operationId?: string
  tags?: string[]
  summary?: string
  security?: object[]
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: Json }> }
  responses: Record<string, Response>
}
type Parameter = { name: string; in: string; required?: boolean; schema: Json; explode?: boolean }
export type Description = {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Json>; securitySchemes: Json }
  tags: { name: string; description: string }[]
}
type Answered = { method: string; path: string; status: number; headers: Headers; text: string }

/**
 * `faultOf` says in a sentence how an answer breaks the description, or null. `path` is that of the request,
 * with /api/v1.
 */
export function contractOf(description: Description): { faultOf: (answered: Answered) => string | null } {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false })
  ajv.addSchema(closed({ components: description.components }) as Json, 'api')
  const validators = new Map<object, ValidateFunction>()
  const validatorOf = (schema: object) => {
    const known = validators.get(schema)
    if (known) return known
    const made = ajv.compile(inDocument(closed(schema)) as Json)
    validators.set(schema, made)
    return made
  }

  return {
    faultOf: ({ method, path, status, headers, text }) => {
      const operation = operationAt(description, method, path)
      if (status === 308 && /\/$|\/\//.test(path)) return null // a slash too many, whatever is asked for
      if (!operation) return status === 404 || status === 405 || method === 'OPTIONS' ? null : 'no such call'
      const response = operation.responses[status]
      if (!response) return `${status} is not described`
      for (const [name, header] of Object.entries(response.headers ?? {}))
        if ((header as Json).required && !headers.has(name)) return `${status} has no ${name}`
      if (!response.content) return text === '' ? null : `${status} has a body`
      if (method === 'HEAD') return null
      const type = headers.get('content-type')?.split(';')[0] ?? ''
      const schema = response.content[type]?.schema
      if (!schema) return `${status} has content of the type “${type}”`
      const validate = validatorOf(schema)
      return validate(JSON.parse(text))
        ? null
        : `${status}: ${ajv.errorsText(validate.errors)} ${JSON.stringify(validate.errors?.[0]?.params)}`
    },
  }
}

function operationAt(description: Description, method: string, path: string): Operation | null {
  const wanted = method === 'HEAD' ? 'get' : method.toLowerCase()
  const at = Object.entries(description.paths).filter(([template]) =>
    new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  )
  const exact = at.find(([template]) => template === path) ?? at[0]
  return exact?.[1][wanted] ?? null
}

/** A schema whose references lead into the document. */
function inDocument(schema: unknown): unknown {
  return mapped(schema, (key, value) => (key === '$ref' ? `api${String(value)}` : value))
}

/** A schema in which an object has what is described and nothing else. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]))
  const isObject = 'properties' in inner && 'type' in inner && !('additionalProperties' in inner)
  return isObject ? { ...inner, additionalProperties: false } : inner
}

function mapped(value: unknown, change: (key: string, value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapped(item, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, mapped(change(key, item), change)]),
  )
}
