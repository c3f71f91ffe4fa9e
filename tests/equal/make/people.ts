// The people of the newsroom that is compared: staff of each role, and readers of each sort.

import type { Desk, Person } from './desk.ts'

export type People = Awaited<ReturnType<typeof hire>>

/** The admin by the console, all others by the admin. */
export async function hire(desk: Desk) {
  const { payload } = desk.house
  const password = 'the staff’s long password'
  desk.tick()
  const admin = (await payload.create({
    collection: 'staff',
    data: { name: 'Ada Admin', email: 'ada@desk.example', role: 'admin', password },
    depth: 0,
    overrideAccess: true,
  })) as unknown as Person
  const one = async (name: string, role: string, more: object = {}) => {
    const email = `${name.split(' ')[0]!.toLowerCase()}@desk.example`
    return (await desk.create(admin, 'staff', { name, email, role, password, ...more })) as Person
  }
  return {
    admin,
    editor: await one('Edna Editor', 'editor', { jobTitle: 'Metals editor', bio: 'Edits the desk.' }),
    second: await one('Emil Second', 'editor'),
    author: await one('Anna Author', 'author', {
      jobTitle: 'Minerals analyst',
      bio: 'Trained as a geologist.',
    }),
    leaver: await one('Abel Leaver', 'author', { jobTitle: 'Correspondent', bio: 'Wrote on copper & tin.' }),
    compliance: await one('Cora Compliance', 'compliance'),
    moderator: await one('Mona Moderator', 'moderator'),
  }
}

export type Readers = Awaited<ReturnType<typeof enrol>>

/** Readers by the public API; all but one follow the link in their mail. */
export async function enrol(desk: Desk) {
  const one = async (displayName: string, isVerified = true) => {
    const email = `${displayName.split(' ')[0]!.toLowerCase()}@reader.example`
    await desk.post(undefined, '/api/v1/readers', {
      displayName,
      email,
      password: 'seventeen tonnes of oxide',
    })
    if (isVerified)
      await desk.post(undefined, '/api/v1/readers/verify', { token: await tokenFor(desk, email) })
    return email
  }
  return {
    rita: await one('Rita Reader'),
    remy: await one('Remy O’Neil'),
    banned: await one('Bert Banned'),
    fresh: await one('Fred Fresh'),
    unverified: await one('Una Unverified', false),
  }
}

async function tokenFor(desk: Desk, email: string): Promise<string> {
  const { docs } = await desk.house.payload.find({
    collection: 'outbox',
    where: { to: { equals: email } },
    sort: '-createdAt',
    overrideAccess: true,
    showHiddenFields: true,
  })
  const link = /https?:\/\/\S+/.exec(String(docs[0]?.text))?.[0] ?? ''
  return new URL(link).searchParams.get('token') ?? ''
}
