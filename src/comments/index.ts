// Comments: what readers say, what moderators decide, and what anybody may see of it.

export { editComment, removeComment } from './changeComment.ts'
export { countsBySlug } from './counts.ts'
export { CommentError } from './errors.ts'
export { isPlace } from './shown.ts'
export { findThread, listReplies, listThreads } from './listThreads.ts'
export { approveComment, moderateMany, removeAsModerator } from './moderateComments.ts'
export { listOwnComments } from './ownComments.ts'
export { type OwnConversation, ownConversation } from './ownConversation.ts'
export { addComment, postComment } from './postComment.ts'
export { recordComment } from './recordComment.ts'
export type { CommentDone, CommentView, OwnComment, ReplyPage, ThreadPage, ThreadView } from './types.ts'
export { MAX_COMMENT_LENGTH } from '#src/moderation/text.ts'
