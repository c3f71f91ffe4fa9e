// Steps of the workflow as somebody sends them who tries a way round, and the texts that they are tried on.

import type { Article } from '#payload-types'
import type { AttestationKey } from '#src/workflow/attestations.ts'
import { draft, newest, seen, take } from '../../support/articles.ts'
import type { Answer } from '../../support/http.ts'
import { as } from '../../support/newsroom.ts'
import { type Attack, EARLIER, type Person } from './attack.ts'

export const ALL_DECLARED: AttestationKey[] = [
  'interests_disclosed',
  'opinions_told_apart',
  'no_conflict',
  'disclosures_complete',
]

export const step = async (
  attack: Attack,
  person: Person,
  id: string,
  action: string,
  body: Record<string, unknown> = {},
): Promise<Answer> =>
  attack.call(person, `/articles/${id}/workflow/${action}`, {
    method: 'POST',
    body: {
      ...(action === 'approve' || action === 'override'
        ? await seen(attack.payload, id)
        : { revision: (await newest(attack.payload, id)).revision }),
      ...body,
    },
  })

export const reasonOf = ({ status, body }: Answer) => ({ status, code: body.errors?.[0]?.data?.code })

export async function submitted(attack: Attack, data: Partial<Article> = {}): Promise<Article> {
  const article = await draft(attack.payload, attack.staff.author, data)
  await take(attack.payload, attack.staff.author, article.id, 'submit', {
    attestations: ALL_DECLARED,
    now: EARLIER,
  })
  return article
}

export async function approvedArticle(attack: Attack, data: Partial<Article> = {}): Promise<Article> {
  const article = await submitted(attack, data)
  await take(attack.payload, attack.staff.editor, article.id, 'approve', {
    attestations: ALL_DECLARED,
    now: EARLIER,
  })
  return article
}

export const RECOMMENDATION: Partial<Article> = {
  regulatoryClass: 'investment_recommendation',
  disclosure: 'Nobody holds an interest.',
}

/** The author of a recommendation needs a job title. */
export async function titled(attack: Attack): Promise<void> {
  const { payload, staff } = attack
  await payload.update({
    collection: 'staff',
    id: staff.author.id,
    data: { jobTitle: 'Correspondent' },
    ...as(staff.admin),
  })
  await showAuthor(attack)
}

/**
 * On the word of somebody who changed nothing, readers get to know the author as they are now: whoever
 * changed that is free again.
 */
export async function showAuthor(attack: Attack): Promise<void> {
  const { payload, staff } = attack
  const { id } = await submitted(attack)
  await take(payload, staff.compliance, id, 'approve')
  await take(payload, staff.admin, id, 'publish')
}

export const patchAs = (attack: Attack, person: Person, id: string, body: object): Promise<Answer> =>
  attack.call(person, `/articles/${id}`, { method: 'PATCH', body })
