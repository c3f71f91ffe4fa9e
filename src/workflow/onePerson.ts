// Accounts that count as one person: whoever made an account, or changed how one gets into it, could act in
// its name.

/**
 * Somebody had a hand in an account: made it, or changed its password, address or role. Both are ids; `by`
 * may be the console.
 */
export type AccountHand = { account: string; by: string }

/** Accounts of which each group counts as one person; an account in no group stands for itself. */
export type OnePerson = readonly (readonly string[])[]

/**
 * The groups that these hands make. Two accounts made by one person are in one group, as is what those made
 * in turn.
 */
export function onePerson(hands: readonly AccountHand[]): OnePerson {
  let groups: string[][] = []
  for (const { account, by } of hands) {
    if (account === by) continue
    const joined = groups.filter((group) => group.includes(account) || group.includes(by))
    groups = [
      ...groups.filter((group) => !joined.includes(group)),
      [...new Set([account, by, ...joined.flat()])],
    ]
  }
  return groups
}

/** Everybody who counts as this person, who comes first. */
export function namesOf(person: string, groups: OnePerson): string[] {
  const group = groups.find((one) => one.includes(person)) ?? []
  return [person, ...group.filter((id) => id !== person)]
}
