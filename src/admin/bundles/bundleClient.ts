// How the form of a bundle talks to the staff API.

import type { Article, Bundle } from '#payload-types'
import type { WorkflowStatus } from '#src/publishing/steps/workflowStatus.ts'
import { getJson, postJson, type Answer } from '../http.ts'

/** An article of the bundle: how it stands, and why it could not go out now; null when it could. */
export type Member = { id: string; headline: string; state: string; reason: string | null }

export type BundleView = Pick<Bundle, 'id' | 'state' | 'goesOutAt' | 'updatedAt'> & { members: Member[] }

/** The bundle as it is kept, with its members; null when the server does not answer. */
export async function fetchBundle(api: string, id: string): Promise<BundleView | null> {
  const bundle = await getJson<Bundle>(`${api}/bundles/${id}?depth=0`)
  if (!bundle) return null
  const members = await Promise.all(
    bundle.articles.map((article) => fetchMember(api, typeof article === 'string' ? article : article.id)),
  )
  const { state, goesOutAt, updatedAt } = bundle
  return { id, state, goesOutAt: goesOutAt ?? null, updatedAt, members }
}

/**
 * Releases a bundle or takes that back; a refusal names each member that cannot go out in `data.articles`.
 */
export async function postBundle(
  api: string,
  { id, updatedAt }: Pick<BundleView, 'id' | 'updatedAt'>,
  command: 'release' | 'cancel',
): Promise<Answer<Bundle>> {
  return postJson(`${api}/bundles/${id}/${command}`, command === 'release' ? { seen: updatedAt } : {}, {
    lost: 'The server did not answer. Look at the state of the bundle above before you try again.',
  })
}

/** The reasons of a refused release, by article. */
export function reasonsIn(data: unknown): Map<string, string> {
  const articles = (data as { articles?: { id: string; reason: string }[] } | null)?.articles ?? []
  return new Map(articles.map(({ id, reason }) => [id, reason]))
}

async function fetchMember(api: string, id: string): Promise<Member> {
  const [article, workflow] = await Promise.all([
    getJson<Pick<Article, 'headline'>>(`${api}/articles/${id}?draft=true&depth=0&select[headline]=true`),
    getJson<WorkflowStatus>(`${api}/articles/${id}/workflow`),
  ])
  const publish = workflow?.choices.find(({ action }) => action === 'publish')
  return {
    id,
    headline: article?.headline || 'Without a headline',
    state: workflow?.state ?? 'draft',
    reason: publish ? publish.reason : 'It cannot be read just now.',
  }
}
