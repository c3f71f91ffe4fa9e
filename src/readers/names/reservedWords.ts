// Words and names of the newsroom and its offices, which no reader takes, in the languages that readers
// write.

const formsOf = (stem: string, endings: string): string[] => endings.split(' ').map((end) => `${stem}${end}`)

/** English words for one and for several. */
const withPlurals = (words: readonly string[]): string[] => words.flatMap((word) => [word, `${word}s`])

/** What a reader may not say of themselves, as a word of their name. */
export const ROLE_WORDS: readonly string[] = [
  ...withPlurals([
    'admin',
    'administrator',
    'author',
    'automod',
    'automoderator',
    'columnist',
    'correspondent',
    'editor',
    'editorial',
    'mod',
    'moderator',
    'newsdesk',
    'newsroom',
    'official',
    'reporter',
    'superuser',
    'sysadmin',
    'webmaster',
  ]),
  'compliance',
  'moderation',
  'staff',
  'verified',
  ...formsOf('administrat', 'eur eurs oren orin orinnen örer rice rices'),
  ...formsOf('administra', 'dor dora dores doras'),
  ...formsOf('amministra', 'tore tori trice trici'),
  ...formsOf('moderat', 'ore ori oren orin orinnen rice rici'),
  ...formsOf('modera', 'ción ção dor dora dores doras zione'),
  ...formsOf('modérat', 'eur eurs rice rices'),
  ...formsOf('chefredakt', 'eur eure eurin eurinnen ion'),
  ...formsOf('rédact', 'eur eurs rice rices'),
  ...formsOf('redact', 'ie or ora ores oras'),
  ...formsOf('redakt', 'eur eure eurin eurinnen ion ionen or orzy ör ören örer ør øren ører'),
  ...formsOf('redatt', 'ore ori rice rici'),
  ...formsOf('redat', 'or ora ores oras'),
  ...formsOf('reda', 'cción ção kce kcja zione'),
  ...formsOf('toimit', 'taja tajat us'),
  ...formsOf('админ', 'ы истратор истраторы истрация'),
  'админ',
  ...formsOf('модера', 'тор торы ция'),
  ...formsOf('редак', 'тор торы ция'),
  '编辑部',
  '編輯部',
  '編集部',
  '편집부',
  '편집자',
  '관리자',
  '编辑',
  '編輯',
  '管理员',
  '管理員',
  '管理者',
  '編集者',
]

/** Those that many other words begin or end with: “authority”, “unofficial”, “predator”. */
export const PARTS_OF_WORDS: readonly string[] = [
  ...withPlurals(['author', 'official']),
  'verified',
  ...formsOf('redat', 'or ora ores oras'),
]

/** What ends like the word of a role, and says none. */
export const OTHER_WORDS: readonly string[] = withPlurals(['creditor', 'expeditor'])

/**
 * What nobody is called: these may be part of a name, and a name that is nothing else speaks for the
 * newsroom.
 */
const WHOLE_NAMES = [
  ...withPlurals([
    'board member',
    'community manager',
    'director',
    'founder',
    'journalist',
    'manager',
    'managing director',
    'owner',
    'postmaster',
    'publisher',
    'site manager',
    'site owner',
    'staffer',
    'subeditor',
  ]),
  'anonymous',
  'board',
  'board of directors',
  'comments',
  'correction',
  'corrections',
  'customer care',
  'customer service',
  'customer services',
  'customer support',
  'data protection',
  'desk',
  'house',
  'kundendienst',
  'kundenservice',
  'la modération',
  'la rédaction',
  'legal',
  'legal department',
  'management',
  'market commentary',
  'market commentary desk',
  'news',
  'ombudsman',
  'ombudsmen',
  'press',
  'root',
  'rédaction',
  'security',
  'site security',
  'support',
  'system',
  'team',
  'trust and safety',
  'trust safety',
]

const OWN_WORK = ['comment', 'comments', 'copy', 'correction', 'corrections']
const WORK = [
  ...OWN_WORK,
  'board',
  'community',
  'customer',
  'customer care',
  'customer service',
  'customer support',
  'data protection',
  'fact',
  'help',
  'legal',
  'market',
  'markets',
  'mod',
  'news',
  'night',
  'press',
  'privacy',
  'safety',
  'security',
  'site',
  'support',
  'trust and safety',
  'trust safety', // with a sign between the two
]

const pairs = (first: readonly string[], second: readonly string[]): string[] =>
  first.flatMap((one) => second.map((other) => `${one} ${other}`))

/** The same with the offices of each kind of work, and who is at their head. */
export const OFFICE_NAMES: readonly string[] = [
  ...WHOLE_NAMES,
  ...pairs(WORK, withPlurals(['desk', 'office', 'officer', 'team'])),
  ...pairs([...OWN_WORK, 'desk'], ['chief', 'head']),
  ...pairs(['fact', 'facts'], ['check', 'checker', 'checkers', 'checking']),
]

const EXPERTS = withPlurals(['analyst', 'economist', 'strategist'])

/** Behind whatever they are of: “Research Desk”, “Senior Analyst” and “Site Administration”. */
export const LAST_WORDS: readonly string[] = [
  ...EXPERTS,
  ...withPlurals(['desk']),
  ...formsOf('administra', 'ción ção cja tion zione'),
  'amministrazione',
]

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

/** “Editor” as it is cut short, which is a first name as well. */
export const EDITOR_CUT: readonly string[] = ['ed', 'eds', 'edr', 'edtr']

/** What stands before such a one, and makes an office of it. */
export const EDITORS_OF: readonly string[] = [
  'assistant',
  'associate',
  'chief',
  'city',
  'comments',
  'copy',
  'deputy',
  'desk',
  'executive',
  'managing',
  'market',
  'markets',
  'news',
  'night',
  'senior',
  'vice',
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
