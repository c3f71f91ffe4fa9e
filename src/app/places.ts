// Which addresses Payload's API has. Payload looks the first name up in a plain object, where `constructor` is something too.

import type { Payload } from 'payload'

/** Whether something of Payload's answers at this path, such as `/api/articles/versions`; anything below it is Payload's to say. */
export function isPlace(
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

function firstOf(path: string): string {
  return path.split('/')[2] ?? ''
}
