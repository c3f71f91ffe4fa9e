// Why a name from before there were claims is one for moderators to look at, in their words.

export const NAME_FLAGS = ['twin', 'role', 'site', 'staff'] as const

export type NameFlag = (typeof NAME_FLAGS)[number]

export const WHY: Record<NameFlag, string> = {
  twin: 'Another reader had this name before.',
  role: 'This says that they work for the newsroom.',
  site: 'This is the name of the site.',
  staff: 'A member of staff has this name.',
}
