// What the browser adds to pages that work without it. Each module leaves the page alone where it finds
// nothing of its own.

import { arrive } from './arrival.ts'
import { countDown } from './countdown.ts'
import { keepDrafts } from './drafts.ts'
import { showFigureTips } from './figures.ts'
import { keepAfterAll, sayNotice, sendOnce } from './forms.ts'
import { loadMore } from './more.ts'
import { showViewerData } from './overlay.ts'
import { answerInline } from './replies.ts'

showFigureTips(document)
sendOnce(document)
const comments = document.querySelector<HTMLElement>('[data-comments]')
keepDrafts(comments)
if (comments) {
  answerInline(comments)
  keepAfterAll(comments)
  loadMore(comments)
  countDown(comments)
}
arrive(document)
sayNotice(document)
void showViewerData(document, comments)
