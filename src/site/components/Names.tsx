/** @jsxImportSource hono/jsx */
// The names of a byline, each a link: "A", "A and B", "A, B and C".

import type { PublicAuthor } from '#src/richtext/types.ts'

export function Names({ authors }: { authors: PublicAuthor[] }) {
  return (
    <>
      {authors.map((author, index) => (
        <>
          {index === 0 ? '' : index === authors.length - 1 ? ' and ' : ', '}
          <a href={`/authors/${author.slug}`} rel="author">
            <bdi>{author.name}</bdi>
          </a>
        </>
      ))}
    </>
  )
}
