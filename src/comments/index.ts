// The comments' room: what readers say, what moderators decide, and what anybody may see of it.

export { editComment, type OwnChange, removeComment } from './changeComment.ts'
export { countsBySlug } from './counts.ts'
export { CommentError, type CommentErrorCode } from './errors.ts'
export { isPlace } from './isPlace.ts'
export { findThread, listReplies, listThreads } from './listThreads.ts'
export { approveComment, moderateMany, MOST_AT_ONCE, removeAsModerator } from './moderateComments.ts'
export { listOwnComments } from './ownComments.ts'
export { type OwnRemark, type OwnTalk, ownTalk } from './ownTalk.ts'
export { addComment, type NewComment, postComment } from './postComment.ts'
export { recordComment, type Recorded } from './recordComment.ts'
export type {
  CommentDone,
  CommentView,
  OwnComment,
  ReplyPage,
  ThreadPage,
  ThreadSort,
  ThreadView,
  Viewer,
} from './types.ts'
export { MAX_COMMENT_LENGTH } from '#src/moderation/text.ts'
