// Who works and who reads there, with the passwords and names that the old code took.

import type { Colleague, Known, ReaderName } from '../known.ts'
import type { Hands, Row } from './hands.ts'

const LONG = 'the staff’s long password'

type Staff = Known['staff']
export type Readers = Known['readers']

/** The admin by the console, all others by the admin. */
export async function hire(hands: Hands): Promise<Staff> {
  const { payload } = hands
  const kept = (row: { id: unknown; email: unknown }, password: string) => ({
    id: String(row.id),
    email: String(row.email),
    password,
  })
  const ada = await payload.create({
    collection: 'staff',
    data: { name: 'Ada Admin', email: 'ada@desk.example', role: 'admin', password: LONG },
    depth: 0,
    overrideAccess: true,
  })
  const token = await hands.signIn('ada@desk.example', LONG)
  const one = async (name: string, role: Colleague, password = LONG) => {
    const email = `${name.split(' ')[0]!.toLowerCase()}@desk.example`
    return kept((await hands.make(token, '/staff', { name, email, role, password })) as never, password)
  }
  const linkTo = async (email: string): Promise<string> =>
    String(await payload.forgotPassword({ collection: 'staff', data: { email }, disableEmail: true }))

  const staff = {
    admin: kept(ada, LONG),
    editor: await one('Edna Editor', 'editor'),
    second: await one('Emil Second', 'editor'),
    third: await one('Thea Third', 'editor'),
    // As a keyboard writes it that keeps accents apart.
    author: await one('Anna Author', 'author', 'Crème brûlée à emporter'.normalize('NFD')),
    compliance: await one('Cora Compliance', 'compliance'),
    moderator: await one('Mona Moderator', 'moderator'),
  }
  // The old code asked nothing of a password that came by a link.
  const ten = { token: await linkTo(staff.second.email), password: 'tenletters' }
  await payload.resetPassword({ collection: 'staff', data: ten, overrideAccess: true })
  const four = { token: await linkTo(staff.third.email), password: 'four' }
  await hands.desk(undefined, 'POST', '/staff/reset-password', four)
  return {
    ...staff,
    second: { ...staff.second, password: ten.password },
    third: { ...staff.third, password: four.password },
  }
}

/** Readers by the public API; each follows the link in the mail. */
export async function enrol(hands: Hands): Promise<Readers> {
  const one = async (name: ReaderName, displayName: string, password = 'seventeen tonnes of oxide') => {
    const email = `${name.toLowerCase()}@reader.example`
    await hands.reader(null, '/readers', { displayName, email, password })
    await hands.reader(null, '/readers/verify', { token: await tokenFor(hands, email) })
    const { docs } = await hands.payload.find({
      collection: 'readers',
      where: { email: { equals: email } },
      overrideAccess: true,
    })
    return { id: String((docs[0] as unknown as Row).id), email, password, displayName }
  }
  return {
    rita: await one('rita', 'Rita Reader'),
    accented: await one('accented', 'Zoë Noël', 'dépôt à terme'.normalize('NFD')),
    wei: await one('wei', 'Wei Zhang'),
    otherWei: await one('otherWei', 'Wei Zhang'),
    editorsName: await one('editorsName', 'Edna Editor'),
    cyrillic: await one('cyrillic', '\u0410dmin'),
  }
}

async function tokenFor({ payload }: Hands, email: string): Promise<string> {
  const { docs } = await payload.find({
    collection: 'outbox',
    where: { to: { equals: email } },
    sort: '-createdAt',
    overrideAccess: true,
    showHiddenFields: true,
  })
  const link = /https?:\/\/\S+/.exec(String(docs[0]?.text))?.[0] ?? ''
  return new URL(link).searchParams.get('token') ?? ''
}
