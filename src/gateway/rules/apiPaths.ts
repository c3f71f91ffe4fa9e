// Which addresses Payload's API has, and which of them take a document. Payload looks the first name up in a
// plain object, where `constructor` is something too, and hands our hooks nothing where a body has no fields.

import type { Payload } from 'payload'

/**
 * Whether something of Payload's answers at this path, such as `/api/articles/versions`; anything below it is
 * Payload's to say.
 */
export function isApiPath(
  { collections, config }: Pick<Payload, 'collections' | 'config'>,
  path: string,
): boolean {
  const name = firstOf(path)
  return (
    Object.hasOwn(collections, name) ||
    name === 'globals' ||
    name === 'graphql' ||
    (config.endpoints ?? []).some((one) => firstOf(`/api${one.path}`) === name)
  )
}

/** Whether a request writes the fields of documents, which have to be in its body. */
export function takesDocument(method: string, path: string): boolean {
  if (method === 'PATCH') return true
  return method === 'POST' && /^\/api\/(?!graphql$)(?:globals\/)?[^/]+\/?$/.test(path)
}

function firstOf(path: string): string {
  return path.split('/')[2] ?? ''
}
