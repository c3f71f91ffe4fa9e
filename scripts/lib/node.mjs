// Too old a Node fails in the middle of something: better to say it first.
const NEEDED = [20, 9]

/** Ends the process with one sentence when this Node is older than package.json's `engines` asks for. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return
  console.error(
    `Assay needs Node ${NEEDED.join('.')} or newer and this is ${process.versions.node}: install a newer one from https://nodejs.org.`,
  )
  process.exit(1)
}
