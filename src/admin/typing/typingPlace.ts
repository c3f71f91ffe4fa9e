// The place at which somebody was typing, to give them back once something else has had the focus.

export type Place = {
  /** Remembers each place that the focus leaves; gives back what ends it. */
  follow: () => () => void
  /** Gives the focus and the caret back. */
  goBack: () => void
}

type Left = { element: HTMLElement; caret: Range | null }

/** The last place outside of dialogs. */
export function lastPlace(): Place {
  let left: Left | null = null
  const leave = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement && isTypedIn(target)) left = { element: target, caret: caretIn(target) }
  }
  return {
    follow: () => {
      document.addEventListener('focusout', leave, true)
      return () => document.removeEventListener('focusout', leave, true)
    },
    goBack: () => {
      if (!left?.element.isConnected) return
      const { element, caret } = left
      element.focus({ preventScroll: true })
      if (!caret) return
      const selection = document.getSelection()
      selection?.removeAllRanges()
      selection?.addRange(caret)
    },
  }
}

function isTypedIn(element: HTMLElement): boolean {
  return element.matches('input, textarea, [contenteditable="true"]') && !element.closest('dialog')
}

/** Of an editor: the fields of a form keep their own. */
function caretIn(element: HTMLElement): Range | null {
  const selection = document.getSelection()
  const isEditor = element.isContentEditable && selection && selection.rangeCount > 0
  return isEditor && element.contains(selection.anchorNode) ? selection.getRangeAt(0).cloneRange() : null
}
