// Every step that there can be, in the words that people meet: in the record, on the desk, after it was
// taken.

type ActionRow = {
  /**
   * It changes the article's own state and nothing else: nothing of what readers have, and its event says no
   * more than that.
   */
  isPlain: boolean
  /** What the record says somebody did, to follow their name. */
  recorded: string
  /** The sentence after it was taken. */
  done: string
  /** What its note is for, in the words of the form, where it is no mere note for the record. */
  notePurpose?: string
}

export const ACTION_TABLE = {
  submit: {
    isPlain: true,
    recorded: 'submitted it for review',
    done: 'Submitted for review. Those who can approve it get a mail.',
  },
  'request-changes': {
    isPlain: true,
    recorded: 'asked for changes',
    done: 'Sent back with your note. The writers get a mail.',
    notePurpose: 'What should change? The writers get this by mail.',
  },
  approve: {
    isPlain: false,
    recorded: 'approved it',
    done: 'Approved. This exact text can now be published.',
  },
  publish: {
    isPlain: false,
    recorded: 'published it',
    done: 'Published. Readers see it now.',
  },
  'cancel-release': {
    isPlain: false,
    recorded: 'cancelled the release',
    done: 'The release is cancelled. The approved text is kept.',
  },
  'ask-lift': {
    isPlain: true,
    recorded: 'asked to lift the embargo',
    done: 'Asked. Another person confirms or declines; they get a mail.',
    notePurpose: 'Why should the embargo be lifted early?',
  },
  lift: {
    isPlain: false,
    recorded: 'lifted the embargo',
    done: 'The embargo is lifted. Readers see it now.',
  },
  'ask-withdrawal': {
    isPlain: true,
    recorded: 'asked to withdraw it',
    done: 'Asked. Another person confirms or declines; they get a mail.',
    notePurpose: 'Why should it be withdrawn? Readers will see this on the page.',
  },
  withdraw: {
    isPlain: false,
    recorded: 'confirmed the withdrawal',
    done: 'Withdrawn. The page stays and says so.',
  },
  decline: {
    isPlain: true,
    recorded: 'declined what was asked',
    done: 'Declined. Everything stays as it was.',
  },
  archive: {
    isPlain: true,
    recorded: 'archived it',
    done: 'Archived.',
  },
  reopen: {
    isPlain: true,
    recorded: 'reopened it',
    done: 'Reopened as a draft.',
  },
  override: {
    isPlain: false,
    recorded: 'published in an emergency, without the approvals',
    done: 'Published in an emergency. It is in the record, and the desk gets a mail.',
    notePurpose: 'Why can it not wait for the approvals?',
  },
  'emergency-withdraw': {
    isPlain: false,
    recorded: 'withdrew in an emergency, alone',
    done: 'Withdrawn in an emergency. It is in the record, and the desk gets a mail.',
    notePurpose: 'Why is it withdrawn? Readers will see this on the page.',
  },
} as const satisfies Record<string, ActionRow>

export type Action = keyof typeof ACTION_TABLE

/** All steps, in the order of the table. */
export const ACTIONS = Object.keys(ACTION_TABLE) as readonly Action[]

/** A step that changes nothing but the article's own state. */
export type PlainAction = {
  [Name in Action]: (typeof ACTION_TABLE)[Name]['isPlain'] extends true ? Name : never
}[Action]

/** Steps by which somebody answers for what the article shows, so they must have read exactly that. */
export const ON_WHAT_IS_READ: readonly Action[] = ['approve', 'override']

export const PLAIN_ACTIONS = ACTIONS.filter(isPlainAction)

/** Whether a step changes nothing but the article's own state; false for what is no step. */
export function isPlainAction(action: string): action is PlainAction {
  return isAction(action) && ACTION_TABLE[action].isPlain
}

function isAction(action: string): action is Action {
  return Object.hasOwn(ACTION_TABLE, action)
}

/** The steps after which no approval given before them holds. */
export const ENDS_APPROVALS = ['submit', 'request-changes', 'reopen'] as const satisfies readonly Action[]

/** Whether an action of the record is one of them. */
export function endsApprovals(action: string): boolean {
  return (ENDS_APPROVALS as readonly string[]).includes(action)
}
