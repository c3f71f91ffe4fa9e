// This tab of the browser by a name that stays over a reload, and whether another is still open: two tabs
// have two drafts.

const KEY = 'assay-tab'
let name: string | null = null

/** The name of this tab. While it is open it holds a lock of that name. */
export function tabName(): string {
  if (typeof window === 'undefined') return 'tab' // while the server renders the panel
  if (name) return name
  try {
    name = sessionStorage.getItem(KEY) ?? crypto.randomUUID()
    sessionStorage.setItem(KEY, name)
  } catch {
    name = 'tab'
  }
  void navigator.locks?.request(lockOf(name), { ifAvailable: true }, () => new Promise(() => {}))
  return name
}

/**
 * Whether the tab of this name is open; where a browser does not say, it is taken to be. This very tab counts
 * as open, too.
 */
export async function isOpenElsewhere(tab: string): Promise<boolean> {
  if (!navigator.locks) return true
  const { held = [] } = await navigator.locks.query()
  return held.some((lock) => lock.name === lockOf(tab))
}

function lockOf(tab: string): string {
  return `assay-tab:${tab}`
}
