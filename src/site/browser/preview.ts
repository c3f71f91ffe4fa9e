// Inside the desk's preview frame: tells the panel that the page is ready, and shows the page anew whenever
// it is saved.

import { isDocumentEvent, ready } from '@payloadcms/live-preview'

const panel = location.origin

addEventListener('message', (event: MessageEvent) => {
  if (isDocumentEvent(event, panel)) location.reload()
})

ready({ serverURL: panel })
