// The site's few static files, from the folder of the build: compressed once, kept in memory, cached for good
// where the name has a hash.

import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { type Encoding, encodingFor } from './http/encodings.ts'

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
}
const COMPRESSED = new Set(['.css', '.js', '.svg', '.json', '.txt', '.map'])

/** `site-3F2A9C1B.css`: scripts/assets.mjs puts eight characters of hash before the extension. */
const HASH = /-[A-Za-z0-9]{8}(?=\.\w+$)/

type Asset = { type: string; etag: string; bytes: Buffer; encoded: Record<Encoding, Buffer | null> }

type AssetHandler = (path: string, req: IncomingMessage, res: ServerResponse) => Promise<void>

/** Serves files below `folder`, each kept in memory once it was asked for. */
export function assetServer(folder: string): AssetHandler {
  const known = new Map<string, Promise<Asset | null>>()

  const find = (name: string): Promise<Asset | null> => {
    const kept = known.get(name)
    if (kept) return kept
    const loading = load(join(folder, name))
    // Only files that exist are kept: a stranger asking for many names must not fill the memory.
    void loading.then((asset) => asset && known.set(name, loading))
    return loading
  }

  return handlerOf(find, (name) =>
    HASH.test(name) ? 'public, max-age=31536000, immutable' : 'public, no-cache',
  )
}

/**
 * The same for development: read anew each time, and what was rebuilt since the page was made is found by its
 * stem.
 */
export function freshAssetServer(folder: string): AssetHandler {
  const find = async (name: string) =>
    (await load(join(folder, name))) ?? load(join(folder, await currentName(folder, name)))
  return handlerOf(find, () => 'no-store')
}

function handlerOf(
  find: (name: string) => Promise<Asset | null>,
  cacheControl: (name: string) => string,
): AssetHandler {
  return async (path, req, res) => {
    const name = assetName(path)
    const asset = name && (req.method === 'GET' || req.method === 'HEAD') ? await find(name) : null
    if (!name || !asset) return answerMissing(res)
    res.setHeader('Cache-Control', cacheControl(name))
    answerAsset({ asset, req, res })
  }
}

async function currentName(folder: string, name: string): Promise<string> {
  const stem = name.replace(HASH, '')
  const names = await readdir(folder).catch(() => [])
  return names.find((current) => current.replace(HASH, '') === stem) ?? name
}

/** The file's name below the folder, or null for anything that is not plainly one. */
export function assetName(path: string): string | null {
  const name = path.replace(/^\/assets\//, '')
  return /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/.test(name) && extname(name) in TYPES ? name : null
}

async function load(file: string): Promise<Asset | null> {
  const bytes = await readFile(file).catch(() => null)
  if (!bytes) return null
  const extension = extname(file)
  const shrinks = COMPRESSED.has(extension)
  const [br, zipped] = shrinks
    ? await Promise.all([promisify(brotliCompress)(bytes), promisify(gzip)(bytes, { level: 9 })])
    : [null, null]
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  return { type: TYPES[extension]!, etag, bytes, encoded: { br, gzip: zipped } }
}

function answerAsset({ asset, req, res }: { asset: Asset; req: IncomingMessage; res: ServerResponse }): void {
  const encoding = asset.encoded.br ? encodingFor(req.headers['accept-encoding']) : null
  const etag = encoding ? asset.etag.replace(/"$/, `-${encoding}"`) : asset.etag
  res.setHeader('ETag', etag)
  if (asset.encoded.br) res.setHeader('Vary', 'Accept-Encoding')
  if (req.headers['if-none-match']?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
    res.writeHead(304).end()
    return
  }
  const bytes = (encoding && asset.encoded[encoding]) || asset.bytes
  if (encoding) res.setHeader('Content-Encoding', encoding)
  res.writeHead(200, { 'Content-Type': asset.type, 'Content-Length': bytes.length })
  res.end(req.method === 'HEAD' ? undefined : bytes)
}

function answerMissing(res: ServerResponse): void {
  res.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
  res.end('There is no such file.\n')
}
