// Short messages about what was just done, by a code in the address, so that no text from an address reaches
// the page.

export const NOTICES = {
  'logged-in': 'You are logged in.',
  'logged-out': 'You are logged out.',
  verified: 'Your e-mail address is confirmed.',
  'verification-sent': 'We have sent you another mail. Open it and press the button on the page it links to.',
  'name-changed': 'Your new name waits for a moderator; until then the old one stands.',
  'password-changed': 'Your password is changed. Every other session is logged out.',
  'password-reset': 'Your password is changed. Log in with the new one.',
  'comment-posted': 'Your comment is posted.',
  'comment-pending': 'Thank you. Your comment waits for a moderator; until then only you can see it.',
  'comment-edited': 'Your comment is changed.',
  'comment-removed': 'Your comment is removed.',
} as const

export type NoticeCode = keyof typeof NOTICES

/** The code if it is one of ours. */
export function noticeOf(code: string | undefined): NoticeCode | null {
  return code !== undefined && Object.hasOwn(NOTICES, code) ? (code as NoticeCode) : null
}
