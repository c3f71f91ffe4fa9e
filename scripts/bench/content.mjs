// Makes the newsroom that is measured, with a bar of progress and an honest guess at what is left.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { bundleForNode } from '../lib/bundle.mjs'
import { ROOT } from '../lib/root.mjs'

const LONGEST_LINE_MS = 5_000

/**
 * Fills `env.DATA_DIR` with `scale` times the base content, as the clone `root` makes it; does nothing where
 * that was done before.
 */
export async function makeContent({ scale, env, root = ROOT }) {
  if (existsSync(join(env.DATA_DIR, 'bench.json'))) return
  await bundleGenerator(root)
  // As in scripts/lib/console.mjs: Lexical's entry for plain Node may wait for itself.
  const maker = spawn(
    process.execPath,
    ['--conditions=production', join(root, 'dist', 'benchContent.mjs'), '--scale', String(scale)],
    { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const show = bar()
  createInterface({ input: maker.stdout }).on('line', show)
  const code = await new Promise((resolve) => maker.once('close', resolve))
  if (process.stderr.isTTY) process.stderr.write('\r\x1B[2K')
  if (code !== 0) throw new Error('The content for the bench could not be made.')
}

async function bundleGenerator(root) {
  await bundleForNode({
    entryPoints: { benchContent: join(root, 'scripts/bench/newsroom/generate.ts') },
    outdir: join(root, 'dist'),
    outExtension: { '.js': '.mjs' },
  })
}

/** What is left is reckoned from the last seconds, not from the start: rows get dearer as indexes grow. */
function bar() {
  let what = null
  let marks = []
  let saidAt = 0
  return (line) => {
    const told = parse(line)
    if (!told) return
    const now = Date.now()
    if (told.what !== what) marks = []
    what = told.what
    marks = [...marks, { now, done: told.done }].slice(-40)
    const isLast = told.done === told.of
    if (!isLast && now - saidAt < (process.stderr.isTTY ? 200 : LONGEST_LINE_MS)) return
    saidAt = now
    const speed = (told.done - marks[0].done) / Math.max(1, now - marks[0].now)
    const left = isLast || speed === 0 ? '' : `, ${Math.ceil((told.of - told.done) / speed / 1000)} s left`
    const filled = Math.round((told.done / told.of) * 30)
    const text = `${'█'.repeat(filled)}${'░'.repeat(30 - filled)} ${told.done.toLocaleString('en')} of ${told.of.toLocaleString('en')} ${what}${left}`
    process.stderr.write(process.stderr.isTTY ? `\r\x1B[2K${text}${isLast ? '\n' : ''}` : `${text}\n`)
  }
}

function parse(line) {
  try {
    return JSON.parse(line)
  } catch {
    return null // something that a library said
  }
}
