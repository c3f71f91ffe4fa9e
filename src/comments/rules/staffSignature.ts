// The name and the badge beside what staff write.

import type { PayloadRequest } from 'payload'
import type { Comment } from '#payload-types'
import { idsOf } from '#src/articles/ids.ts'

/** The name and the badge that an answer is written with. */
export async function signed(req: PayloadRequest, staffId: string, articleId: string) {
  return { badge: await badgeOf(req, staffId, articleId), staffName: await nameOfStaff(req, staffId) }
}

/**
 * The name that an answer is written, approved and shown with: as the database has it now, not as the session
 * does.
 */
export async function nameOfStaff(req: PayloadRequest, staffId: string): Promise<string> {
  const { name } = await req.payload.findByID({
    collection: 'staff',
    id: staffId,
    select: { name: true },
    depth: 0,
    overrideAccess: true, // bylines are public
    req,
  })
  return name
}

/**
 * What stands beside the name: that they wrote the article, or that they are of the newsroom. Nobody types
 * it.
 */
async function badgeOf(
  req: PayloadRequest,
  staffId: string,
  articleId: string,
): Promise<NonNullable<Comment['badge']>> {
  const { docs } = await req.payload.find({
    collection: 'publicCopies',
    where: { article: { equals: articleId } },
    select: { authors: true },
    depth: 0,
    limit: 1,
    pagination: false,
    overrideAccess: true, // the byline is public
    req,
  })
  return idsOf(docs[0]?.authors).includes(staffId) ? 'author' : 'staff'
}
