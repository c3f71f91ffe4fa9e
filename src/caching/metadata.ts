// How a public answer says what it shows and how long that holds. The apps write it into a header, the
// process around them reads it, keeps the answer by it, and sends the header to nobody.

import type { Tag } from './tags.ts'

export type CacheMetadata = {
  tags: readonly Tag[]
  /**
   * The next instant at which the same address would read differently without anybody doing anything; null
   * when there is none.
   */
  until: Date | null
}

/** Never sent to a visitor. */
export const CACHE_METADATA_HEADER = 'x-assay-shows'

/** The value of the header. Tags are made of ids and words, and so hold neither spaces nor semicolons. */
export function writeCacheMetadata({ tags, until }: CacheMetadata): string {
  return `${[...new Set(tags)].join(' ')};${until?.toISOString() ?? ''}`
}

/** What a header says; null where there is none, and for one that cannot be read. */
export function readCacheMetadata(header: string | null): CacheMetadata | null {
  if (header === null) return null
  const [tags = '', until = ''] = header.split(';')
  const instant = until === '' ? null : new Date(until)
  if (instant && Number.isNaN(instant.getTime())) return null
  return { tags: tags.split(' ').filter(Boolean) as Tag[], until: instant }
}

/** Together they show what each shows, until the first of them changes. */
export function mergeCacheMetadata(...parts: CacheMetadata[]): CacheMetadata {
  const instants = parts.flatMap(({ until }) => (until ? [until.getTime()] : []))
  return {
    tags: [...new Set(parts.flatMap(({ tags }) => tags))],
    until: instants.length > 0 ? new Date(Math.min(...instants)) : null,
  }
}

/** The answer as it may go out. */
export function withoutCacheMetadata(answer: Response): Response {
  answer.headers.delete(CACHE_METADATA_HEADER)
  return answer
}
