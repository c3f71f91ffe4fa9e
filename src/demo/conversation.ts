// The demo's thread of comments under its lead article.

import type { Payload } from 'payload'
import type { Article, Staff } from '#payload-types'

/** Fills the thread; written once src/comments can post and approve. */
export async function loadConversation(_demo: { payload: Payload; article: Article; moderator: Staff; now: Date }): Promise<void> {}
