// What is measured, a row each: what is asked, and whether the process may keep the answer.

/** `goal` is requests a second without the cache, on two cores. */
export const ROWS = [
  {
    name: 'article',
    title: 'article page, 50 comments',
    paths: ({ talked }) => talked.map((slug) => `/articles/${slug}`),
    isKept: true,
    goal: 425,
  },
  { name: 'home', title: 'home', paths: () => ['/'], isKept: true },
  { name: 'feed', title: 'feed', paths: () => ['/feed.xml'], isKept: true },
  {
    name: 'api-article',
    title: 'API, article by slug',
    paths: ({ talked }) => talked.map((slug) => `/api/v1/articles/${slug}`),
    isKept: true,
    goal: 1_900,
  },
  {
    name: 'api-list',
    title: 'API, list of ten',
    paths: () => ['/api/v1/articles?limit=10'],
    isKept: true,
    goal: 900,
  },
  {
    name: 'search',
    title: 'search, 24 questions in turn',
    paths: ({ questions }) => questions.map((question) => `/api/v1/search?q=${encodeURIComponent(question)}`),
    isKept: true,
  },
  {
    name: 'posts',
    title: 'comment post',
    paths: ({ slugs }) => slugs.map((slug) => `/api/v1/articles/${slug}/comments`),
    isKept: false,
    isPost: true,
    goal: 560,
  },
  {
    name: 'overlay',
    title: 'overlay, logged in',
    paths: ({ talked }) => talked.map((slug) => `/api/v1/me/overlay?article=${slug}`),
    isKept: false,
    isPersonal: true,
  },
]
