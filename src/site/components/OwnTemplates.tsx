/** @jsxImportSource hono/jsx */
// A reader's own parts of a page, once each, for the script that puts them in place where somebody is logged
// in (`browser/overlay.ts`). They are the same components as in the reader's own view, so the two look alike.

import type { CommentView } from '#src/comments/index.ts'
import { Template } from '../layout/Template.tsx'
import { ANSWERED_ID, OWN_ID } from '../view/own.ts'
import type { PageContext } from '../view/pageContext.ts'
import { Comment } from './Comment.tsx'
import { returnPath } from './conversation.ts'
import type { Conversation } from './conversation.ts'
import { BannedGate, PostingAs, VerifyGate } from './Gates.tsx'
import { OwnActions } from './OwnActions.tsx'
import { PostButton } from './Respond.tsx'

/**
 * The parts of the conversation under an article. A waiting comment links to its reader's own view, since no
 * other has it.
 */
export function ConversationTemplates({
  context,
  conversation,
}: {
  context: PageContext
  conversation: Conversation
}) {
  if (conversation.view !== 'public') return null
  const own = { ...conversation, view: 'reader' as const, focusId: null, editing: null }
  const back = returnPath(conversation)
  return (
    <>
      <Template of="actions">
        <OwnActions id={OWN_ID} until="" left="" conversation={own} />
      </Template>
      <Template of="thread">
        <li class="thread">
          <Comment comment={waiting(null)} level="h3" context={context} conversation={own} />
        </li>
      </Template>
      <Template of="reply">
        <li>
          <Comment
            comment={waiting({ id: ANSWERED_ID, authorName: '' })}
            level="h4"
            context={context}
            conversation={own}
          />
        </li>
      </Template>
      {conversation.taking.open ? (
        <>
          <Template of="posting">
            <PostingAs name="" />
          </Template>
          <Template of="verify">
            <VerifyGate back={back} email="" />
          </Template>
          <Template of="banned">
            <BannedGate />
          </Template>
          <Template of="post">
            <PostButton />
          </Template>
        </>
      ) : null}
    </>
  )
}

function waiting(inReplyTo: CommentView['inReplyTo']): CommentView {
  return {
    id: OWN_ID,
    state: 'pending',
    removedBy: null,
    authorName: '',
    badge: null,
    html: '',
    createdAt: '1970-01-01T00:00:00.000Z',
    editedAt: null,
    inReplyTo,
    own: null,
  }
}
