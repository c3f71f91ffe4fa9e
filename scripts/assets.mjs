// Builds what the browser loads from the public site: two style sheets, two small scripts, fonts, icon and
// social card, each with a hash of its content in its name, into a folder, and a manifest that tells the site
// those names. Run: node scripts/assets.mjs <folder>

import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as esbuild from 'esbuild'
import sharp from 'sharp'
import { bundleOptions } from './lib/siteBundle.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const source = join(root, 'src', 'site')

/** Builds everything into `target` and removes what an earlier build left there. */
async function buildAssets(target) {
  await mkdir(target, { recursive: true })
  const bundle = await esbuild.build({
    ...bundleOptions,
    outdir: target,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    metafile: true,
  })
  const names = Object.keys(bundle.metafile.outputs).map((path) => basename(path))
  const named = (pattern) => {
    const name = names.find((candidate) => pattern.test(candidate))
    if (!name) throw new Error(`The asset build made no file like ${pattern}.`)
    return `/assets/${name}`
  }
  const manifest = {
    styles: named(/^styles-.*\.css$/),
    pageStyles: named(/^pages-.*\.css$/),
    site: named(/^site-.*\.js$/),
    preview: named(/^preview-.*\.js$/),
    textFont: named(/^source-serif-4-latin-wght-normal-.*\.woff2$/),
    interfaceFont: named(/^public-sans-latin-wght-normal-.*\.woff2$/),
    icon: await hashed(target, 'icon', 'svg', await readFile(join(source, 'images', 'icon.svg'))),
    card: await hashed(target, 'card', 'png', await drawCard()),
  }
  await writeFile(join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  const kept = new Set([...names, ...Object.values(manifest).map((path) => basename(path)), 'manifest.json'])
  for (const name of await readdir(target)) if (!kept.has(name)) await rm(join(target, name))
}

/** What is shown of a page without a picture: 1200 by 630, as social sites crop it. */
async function drawCard() {
  return sharp(join(source, 'images', 'card.svg'))
    .resize(1200, 630)
    .png({ palette: true })
    .toBuffer()
}

async function hashed(target, name, extension, content) {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 8).replace(/[-_]/g, 'x')
  const file = `${name}-${hash}.${extension}`
  await writeFile(join(target, file), content)
  return `/assets/${file}`
}

await buildAssets(resolve(process.argv[2]))
