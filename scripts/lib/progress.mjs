// One line that says what is being done, once it takes longer than a moment.

const MOMENT = 1_500
const EVERY = 15_000

/**
 * Runs `work`; a moment later says `label`, then how long it has taken. On a terminal the line is rewritten
 * in place.
 */
export async function withProgress(label, work) {
  const began = Date.now()
  const { isTTY } = process.stdout
  let said = false
  let ended = 'stopped after'
  const say = () => {
    const elapsed = Math.round((Date.now() - began) / 1000)
    if (isTTY) process.stdout.write(`\r\x1B[2K${label} … ${elapsed} s`)
    else process.stdout.write(said ? `${label} … ${elapsed} s\n` : `${label} …\n`)
    said = true
  }
  const first = setTimeout(say, MOMENT)
  const again = setInterval(say, isTTY ? 1000 : EVERY)
  try {
    const result = await work()
    ended = 'done in'
    return result
  } finally {
    clearTimeout(first)
    clearInterval(again)
    if (said)
      process.stdout.write(`${isTTY ? '\r\x1B[2K' : ''}${label}: ${ended} ${seconds(Date.now() - began)}\n`)
  }
}

/** `12.3 s`, of milliseconds. */
export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`
}
