// Words and names of the newsroom and its offices, which no reader takes, in the languages that readers
// write.

/** What a reader may not say of themselves, as a word of their name. */
export const ROLE_WORDS: readonly string[] = [
  'admin',
  'admins',
  'administrator',
  'author',
  'columnist',
  'compliance',
  'correspondent',
  'editor',
  'editorial',
  'editors',
  'mod',
  'moderation',
  'automod',
  'automoderator',
  'chefredakteur',
  'chefredakteurin',
  'chefredaktion',
  'moderación',
  'moderatore',
  'moderatori',
  'moderatrice',
  'moderazione',
  'redacción',
  'redazione',
  'reporters',
  'модерация',
  'редакция',
  '编辑部',
  '編輯部',
  '編集部',
  '편집부',
  '편집자',
  '관리자',
  'moderator',
  'moderatoren',
  'moderatorin',
  'moderators',
  'mods',
  'редактор',
  'модератор',
  'админ',
  'администратор',
  '编辑',
  '編輯',
  '管理员',
  '管理員',
  '管理者',
  '編集者',
  'rédacteur',
  'rédactrice',
  'modérateur',
  'modératrice',
  'redactor',
  'moderador',
  'moderadora',
  'newsdesk',
  'newsroom',
  'official',
  'redakteur',
  'redakteurin',
  'redaktion',
  'redaktionen',
  'redaktör',
  'redaktören',
  'redaktøren',
  'redakcja',
  'redakce',
  'redactie',
  'reporter',
  'staff',
  'sysadmin',
  'toimittaja',
  'toimitus',
  'verified',
  'webmaster',
]

/**
 * What nobody is called: these may be part of a name, and a name that is nothing else speaks for the
 * newsroom.
 */
const WHOLE_NAMES = [
  'anonymous',
  'comments',
  'community manager',
  'community team',
  'correction',
  'corrections',
  'customer service',
  'customer services',
  'customer support',
  'desk',
  'director',
  'founder',
  'founders',
  'house',
  'journalist',
  'journalists',
  'la modération',
  'la rédaction',
  'legal',
  'legal department',
  'management',
  'manager',
  'managing director',
  'market commentary',
  'market commentary desk',
  'mod team',
  'news',
  'ombudsman',
  'owner',
  'owners',
  'press',
  'publisher',
  'publishers',
  'rédaction',
  'site manager',
  'site owner',
  'site team',
  'staffer',
  'staffers',
  'subeditor',
  'subeditors',
  'support',
  'support team',
  'system',
  'team',
]

const OWN_WORK = ['comment', 'comments', 'copy', 'correction', 'corrections']
const WORK = [...OWN_WORK, 'fact', 'help', 'legal', 'market', 'markets', 'news', 'night', 'press']

const pairs = (first: readonly string[], second: readonly string[]): string[] =>
  first.flatMap((one) => second.map((other) => `${one} ${other}`))

/** The same with the offices of each kind of work, and who is at their head. */
export const OFFICE_NAMES: readonly string[] = [
  ...WHOLE_NAMES,
  ...pairs(WORK, ['desk', 'office', 'team']),
  ...pairs([...OWN_WORK, 'desk'], ['chief', 'head']),
  ...pairs(['fact', 'facts'], ['check', 'checker', 'checkers', 'checking']),
]

const EXPERTS = ['analyst', 'analysts', 'economist', 'economists', 'strategist', 'strategists']

/** Behind whatever they are of: “Research Desk” and “Senior Analyst” speak for the newsroom. */
export const LAST_WORDS: readonly string[] = [...EXPERTS, 'desk']

/** Behind “chief”, which is a name as well. */
export const CHIEFS: readonly string[] = [
  ...EXPERTS,
  'executive',
  'financial',
  'investment',
  'market',
  'markets',
  'officer',
  'operating',
]

const WHO = ['account', 'accounts', 'reader', 'readers', 'user', 'users']
const BECAME = ['banned', 'closed', 'deleted', 'erased', 'former', 'removed']

/** As those who were erased are shown, with whatever beside it. */
export const GONE: readonly string[] = pairs(BECAME, WHO)

/** Nothing else: “Former member of parliament” and “Reader, former trader” say something else. */
export const GONE_ALONE: readonly string[] = [
  ...pairs(BECAME, ['member', 'members']),
  ...pairs([...WHO, 'member', 'members'], BECAME),
  'deleted',
  'erased',
  'removed',
]
