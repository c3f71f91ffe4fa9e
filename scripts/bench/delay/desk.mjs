// The worst that a member of staff may send: texts at their limits, large pictures, and what the panel asks
// for.

import { readFileSync } from 'node:fs'
import { inRoot } from '../../lib/root.mjs'
import { deep, MB, requestsOf } from './send.mjs'
import { textAtItsLimit, textOfBlocks, textOfLinks } from './texts.mjs'

/** `[name, request]` of each; an article with a text at its limit is made for them. */
export async function deskRequests({ url, staff }) {
  const { call, post, patch } = requestsOf(url)
  const { id } = await made(url, staff, textAtItsLimit('$9,845.50/t to €4,120.35'))
  const other = textAtItsLimit('$9,845.51/t to €4,120.36')
  const action = { origin: url, 'content-type': 'text/plain;charset=UTF-8' }
  const unknown = { ...action, 'next-action': '4'.repeat(42) }
  const cookie = `assay-token=${staff.authorization.slice(4)}`
  const panel = {
    cookie,
    ...action,
    ...staff,
    accept: 'text/x-component',
    'next-action': panelAction(),
  }
  return [
    ['article, 4 MB of brackets', post('/api/articles', `{"body":${deep(2 * MB - 100)}}`, staff)],
    ['article, text at its limit', post('/api/articles?draft=true', other, staff)],
    ['article, 3.9 MB of text', post('/api/articles', `{"headline":"${'x'.repeat(3.9 * MB)}"}`, staff)],
    ['save of a text at its limit', patch(`/api/articles/${id}?draft=true`, other, staff)],
    ['save of a text of 1,950 blocks', patch(`/api/articles/${id}?draft=true`, textOfBlocks(1_950), staff)],
    ['save of a text of 1,244 links', patch(`/api/articles/${id}?draft=true`, textOfLinks(1_244), staff)],
    ['steps of a text at its limit', call(`/api/articles/${id}/workflow`, { headers: staff })],
    [
      'comparison of two texts at their limits',
      call(`/preview/articles/${id}/compare?from=v1&who=1`, { headers: { cookie, origin: url } }),
    ],
    [
      'versions of a text at its limit',
      call(`/api/articles/versions?where[parent][equals]=${id}&limit=100&depth=0`, { headers: staff }),
    ],
    ['record, 100 events', call('/api/audit?limit=100&depth=1', { headers: staff })],
    ['picture, 28 MB of words', upload(url, staff, wordyPng(28 * MB))],
    ['panel, form of 30,000 fields', post('/admin/collections/articles/create', manyFields(30_000), panel)],
    ['panel, list of 100 events', call('/admin/collections/audit?limit=100', { headers: staff })],
    ['server action, 4 MB of brackets', post('/admin', deep(2 * MB - 100), { ...unknown, ...staff })],
    [
      'server action, 3.9 MB of text',
      post('/admin', `[{"name":"x","args":"${'x'.repeat(3.9 * MB)}"}]`, { ...unknown, ...staff }),
    ],
  ]
}

async function made(url, staff, body) {
  const response = await fetch(`${url}/api/articles?draft=true`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...staff },
    body,
  })
  if (!response.ok) throw new Error(`The bench's article cannot be made: ${await response.text()}`)
  return (await response.json()).doc
}

/** What the panel sends while a form is typed, with more rows than any has. */
function manyFields(count) {
  const field = { value: 'x', initialValue: 'x', valid: true }
  const formState = Object.fromEntries(
    Array.from({ length: 990 }, (_, at) => [
      `field${at}`,
      { ...field, value: Array.from({ length: count / 990 }, () => 'x') },
    ]),
  )
  const args = {
    collectionSlug: 'articles',
    operation: 'create',
    formState,
    schemaPath: 'articles',
    docPermissions: { fields: true },
    renderAllFields: true,
  }
  return JSON.stringify([{ name: 'form-state', args }])
}

/** The id of the panel's one server action, as the build names it. */
function panelAction() {
  const { name } = JSON.parse(readFileSync(inRoot('dist', 'current.json'), 'utf8'))
  const manifest = inRoot('dist', name, 'next', 'server', 'server-reference-manifest.json')
  const [id] = Object.keys(JSON.parse(readFileSync(manifest, 'utf8')).node)
  return id
}

/** A small picture and many bytes of words behind it, as a PNG may hold. */
function wordyPng(bytes) {
  const pixel =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  return Buffer.concat([Buffer.from(pixel, 'base64'), Buffer.alloc(bytes, 'x')])
}

function upload(url, staff, bytes) {
  return async () => {
    const form = new FormData()
    form.set('file', new File([bytes], 'large.png', { type: 'image/png' }))
    form.set('_payload', JSON.stringify({ alt: 'x', credit: 'x' }))
    const response = await fetch(`${url}/api/media`, { method: 'POST', headers: staff, body: form })
    await response.arrayBuffer()
    return { status: response.status }
  }
}
