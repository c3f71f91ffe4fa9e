// Twenty people at one article of a running server, over HTTP: plain functions, to be called with the address
// of any server.

/** How one kind of request was answered: status → how often. */
type Tally = Record<number, number>

export type Scene = {
  /** Without a slash at the end: `http://127.0.0.1:3000`. */
  baseUrl: string
  /** An editor. */
  staff: { email: string; password: string }
  /** A draft that this person may edit. */
  articleId: string
  /**
   * A published article with open comments, and the token of a verified reader; without them no comments are
   * posted.
   */
  comments?: { slug: string; readerToken: string }
}

export type Outcome = {
  saves: Tally
  comments: Tally
  logins: Tally
  bulk: Tally
  /** Of the logins answered 200: how many tokens still log in afterwards. */
  sessionsKept: number
  sessionsOpened: number
  /** Sentences about what is wrong; empty when all is well. */
  problems: string[]
}

type Article = { headline?: string; commodities?: unknown[]; topics?: unknown[]; byline?: unknown[] }

type Call = { status: number; body: Record<string, unknown> }

/** Twenty saves of one article, by one person's token, and nothing else. */
export const savesAlone = async (scene: Scene): Promise<Outcome> => {
  const token = await logIn(scene)
  return judge({ scene, token, act: async (article) => ({ saves: await saves(scene, token, article) }) })
}

/** Twenty saves, twenty comments, ten logins of one person and two bulk edits, all at the same moment. */
export const savesAmongOthers = async (scene: Scene): Promise<Outcome> => {
  const token = await logIn(scene)
  return judge({
    scene,
    token,
    act: async (article) => {
      const [saved, commented, logins, bulk] = await Promise.all([
        saves(scene, token, article),
        comments(scene),
        Promise.all(times(10, () => call(scene, 'POST', '/api/staff/login', { body: scene.staff }))),
        bulkEdits(scene, token),
      ])
      return { saves: saved, comments: commented, logins, bulk }
    },
  })
}

const saves = (scene: Scene, token: string, article: Article): Promise<Call[]> =>
  Promise.all(
    times(20, (i) =>
      call(scene, 'PATCH', `/api/articles/${scene.articleId}?draft=true&depth=0`, {
        token,
        body: { ...article, headline: `Saved at once ${i}` },
      }),
    ),
  )

/** Articles have no bulk edit; the commodities are written as they are, all of them at once. */
const bulkEdits = async (scene: Scene, token: string): Promise<Call[]> => {
  const { body } = await call(scene, 'GET', '/api/commodities?limit=5&depth=0', { token })
  const ids = ((body.docs ?? []) as { id: string }[]).map(({ id }) => id).join(',')
  if (ids === '') return []
  return Promise.all(
    times(2, () => call(scene, 'PATCH', `/api/commodities?where[id][in]=${ids}`, { token, body: {} })),
  )
}

const comments = ({ comments: target, ...scene }: Scene): Promise<Call[]> =>
  target
    ? Promise.all(
        times(20, (i) =>
          call(scene, 'POST', `/api/v1/articles/${target.slug}/comments`, {
            token: target.readerToken,
            scheme: 'Bearer',
            body: { body: `Posted at once ${i}.` },
          }),
        ),
      )
    : Promise.resolve([])

type Answers = { saves: Call[]; comments?: Call[]; logins?: Call[]; bulk?: Call[] }

const judge = async ({
  scene,
  token,
  act,
}: {
  scene: Scene
  token: string
  act: (article: Article) => Promise<Answers>
}): Promise<Outcome> => {
  const before = await read(scene, token)
  const { saves: saved, comments: commented = [], logins = [], bulk = [] } = await act(before)
  const after = await read(scene, token)
  const tokens = logins.flatMap(({ status, body }) => (status === 200 ? [String(body.token)] : []))
  const kept = await Promise.all(tokens.map((each) => isLoggedIn(scene, each)))
  const problems = [
    ...dishonest('A save', saved),
    ...dishonest('A bulk edit', bulk),
    ...dishonest('A comment', commented, [429]),
    ...dishonest('A login', logins, [429]),
    ...(saved.some(({ status }) => status === 200) ? [] : ['Not one of the saves went through.']),
    ...differences(before, after),
    ...(/^Saved at once \d+$/.test(String(after.headline))
      ? []
      : [`The headline is “${after.headline}”, which nobody saved.`]),
    ...(kept.every(Boolean)
      ? []
      : [`${kept.filter((is) => !is).length} of ${tokens.length} logins were thrown out by another one.`]),
    ...((await isLoggedIn(scene, token)) ? [] : ['The login from before was thrown out.']),
  ]
  await call(scene, 'PATCH', `/api/articles/${scene.articleId}?draft=true`, { token, body: before })
  return {
    saves: tally(saved),
    comments: tally(commented),
    logins: tally(logins),
    bulk: tally(bulk),
    sessionsOpened: tokens.length,
    sessionsKept: kept.filter(Boolean).length,
    problems,
  }
}

/** Neither a success nor a 409 in the usual shape of errors. */
const dishonest = (what: string, calls: Call[], allowed: number[] = []): string[] =>
  calls.flatMap(({ status, body }) => {
    if ((status >= 200 && status < 300) || allowed.includes(status)) return []
    if (status === 409 && Array.isArray(body.errors)) return []
    return [`${what} was answered ${status}: ${JSON.stringify(body).slice(0, 300)}`]
  })

/** Lists that every save sent alike must be as they were: a lost race shows as rows twice or missing. */
const differences = (before: Article, after: Article): string[] =>
  (['byline', 'commodities', 'topics'] as const).flatMap((field) =>
    JSON.stringify(before[field] ?? []) === JSON.stringify(after[field] ?? [])
      ? []
      : [`${field} was ${JSON.stringify(before[field])} and is ${JSON.stringify(after[field])}.`],
  )

const read = async (scene: Scene, token: string): Promise<Article> => {
  const { body } = await call(scene, 'GET', `/api/articles/${scene.articleId}?draft=true&depth=0`, { token })
  const { headline, commodities, topics, byline } = body as Article
  return {
    ...(headline ? { headline } : {}),
    ...(commodities ? { commodities } : {}),
    ...(topics ? { topics } : {}),
    ...(byline ? { byline } : {}),
  }
}

const logIn = async (scene: Scene): Promise<string> => {
  const { status, body } = await call(scene, 'POST', '/api/staff/login', { body: scene.staff })
  if (status !== 200 || typeof body.token !== 'string')
    throw new Error(`${scene.staff.email} cannot log in: ${status} ${JSON.stringify(body)}`)
  return body.token
}

const isLoggedIn = async (scene: Scene, token: string): Promise<boolean> => {
  const { body } = await call(scene, 'GET', '/api/staff/me', { token })
  return body.user !== null && body.user !== undefined
}

const call = async (
  { baseUrl }: Pick<Scene, 'baseUrl'>,
  method: string,
  path: string,
  { token, scheme = 'JWT', body }: { token?: string; scheme?: string; body?: unknown },
): Promise<Call> => {
  const response = await fetch(`${baseUrl}${path}`, {
    method,
    headers: {
      origin: baseUrl,
      ...(token ? { authorization: `${scheme} ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: parse(text) }
}

const parse = (text: string): Record<string, unknown> => {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return { text }
  }
}

const tally = (calls: Call[]): Tally => {
  const counts: Tally = {}
  for (const { status } of calls) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i))
