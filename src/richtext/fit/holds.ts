// What each editor may hold, beside words, links and lists.

/** `body`: the text of an article. `commentary`: the text of a commentary block. */
export type EditorKind = 'body' | 'commentary'

export type Holds = { headings: boolean; quotes: boolean; rules: boolean; blocks: boolean }

export const HOLDS: Record<EditorKind, Holds> = {
  body: { headings: true, quotes: true, rules: true, blocks: true },
  commentary: { headings: false, quotes: false, rules: false, blocks: false },
}
