// The events of the record in the desk's words.

export type Told = { action: string; from?: string | null; to?: string | null; edition?: number | null }

/** What somebody did, as a sentence that begins with their name: "approved it". An unknown event keeps its own name. */
export function told({ action, from, to, edition }: Told): string {
  const text = edition ? `edition ${edition}` : 'it'
  switch (action) {
    case 'publish':
      return to === 'scheduled' ? `scheduled ${text}` : `published ${text}`
    case 'approve':
      return from === to ? 'gave one of the approvals' : 'approved it'
    case 'withdraw':
      return from === to ? 'confirmed the withdrawal; one more is needed' : 'confirmed the withdrawal'
    case 'release':
      return `released ${text}`
    case 'release.held':
      return `held ${text}: it did not go out`
    case 'release.late':
      return `released ${text} late`
    default:
      return WORDS[action] ?? OTHER_WORDS[action] ?? action
  }
}

const WORDS: Record<string, string> = {
  submit: 'submitted it for review',
  'request-changes': 'asked for changes',
  'cancel-release': 'cancelled the release',
  'ask-lift': 'asked to lift the embargo',
  lift: 'lifted the embargo',
  'ask-withdrawal': 'asked to withdraw it',
  decline: 'declined what was asked',
  archive: 'archived it',
  reopen: 'reopened it',
  override: 'published in an emergency, without the approvals',
  'emergency-withdraw': 'withdrew in an emergency, alone',
  end: 'took the page down at its end',
}

/** Events that are about something else than an article. */
const OTHER_WORDS: Record<string, string> = {
  'task.dismiss': 'closed a task: nothing had to be done',
  'bundle.release': 'released a bundle',
  'bundle.cancel': 'cancelled the release of a bundle',
  'comment.approve': 'approved a comment',
  'comment.remove': 'removed a comment',
  'comment.restore': 'restored a comment',
  'reader.banned': 'banned a reader',
  'reader.unbanned': 'let a reader back in',
  'reader.ban.changed': 'changed the ban of a reader',
  'reader.deleted': 'deleted a reader',
  'settings.changed': 'changed the settings',
  'staff.login': 'signed in',
  'staff.login.refused': 'was refused at the log-in',
  'staff.password.reset': 'set a new password by mail',
  'staff.created': 'made an account of staff',
  'staff.changed': 'changed an account of staff',
  'staff.deleted': 'deleted an account of staff',
  'commodity.created': 'made a commodity',
  'commodity.changed': 'changed a commodity',
  'commodity.deleted': 'deleted a commodity',
  'topic.created': 'made a topic',
  'topic.changed': 'changed a topic',
  'topic.deleted': 'deleted a topic',
  'figure.created': 'made a figure',
  'figure.changed': 'changed a figure',
  'figure.deleted': 'deleted a figure',
  'picture.created': 'uploaded a picture',
  'picture.changed': 'changed what stands with a picture',
  'picture.deleted': 'deleted a picture',
  'integration.created': 'made an integration',
  'integration.changed': 'changed an integration',
  'integration.deleted': 'deleted an integration',
}

/** Steps that one person took alone although they take two; they are marked wherever they are shown. */
export const EMERGENCIES: readonly string[] = ['override', 'emergency-withdraw']

/** The word of the red chip that an event carries for ever, or null for an ordinary one. */
export function markOf(action: string): string | null {
  if (EMERGENCIES.includes(action)) return 'Emergency'
  if (action === 'release.held') return 'Held'
  return action === 'release.late' ? 'Late' : null
}

/** The events that move an article. */
export const MOVES: readonly string[] = [
  'publish',
  'approve',
  'withdraw',
  'release',
  'release.held',
  ...Object.keys(WORDS),
]
