// Comments: what readers say, what moderators decide, and what anybody may see of it.

export { editComment, removeComment } from './commands/changeComment.ts'
export { countsBySlug } from './reading/counts.ts'
export { CommentError } from './rules/errors.ts'
export { isPlace } from './reading/visibility.ts'
export { findThread, listReplies, listThreads } from './reading/listThreads.ts'
export { approveComment, moderateMany, removeAsModerator } from './commands/moderateComments.ts'
export { listOwnComments } from './reading/ownComments.ts'
export { type OwnConversation, ownConversation } from './reading/ownConversation.ts'
export { addComment, postComment } from './commands/postComment.ts'
export { recordComment } from './commands/recordComment.ts'
export type {
  CommentDone,
  CommentView,
  OwnComment,
  ReplyPage,
  ThreadPage,
  ThreadView,
} from './rules/types.ts'
export { MAX_COMMENT_LENGTH } from '#src/moderation/text.ts'
