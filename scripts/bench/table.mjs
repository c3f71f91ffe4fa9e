// The table: for the eye in a terminal, or as Markdown for docs/performance.md.

const COLUMNS = [
  ['row', (line) => line.title],
  ['articles', (line) => line.articles.toLocaleString('en')],
  ['reads', (line) => line.reads],
  ['requests/s', (line) => whole(line.perSecond)],
  ['of bare Node', (line) => `${line.ratio.toFixed(line.ratio < 0.1 ? 3 : 2)} of ${whole(line.bare)}`],
  ['p50 ms', (line) => line.p50.toFixed(2)],
  ['p99 ms', (line) => line.p99.toFixed(2)],
  ['processor ms each', (line) => (line.cpuEach === null ? '' : line.cpuEach.toFixed(2))],
  ['bytes', (line) => whole(line.bytes)],
  [
    'goal',
    (line) => (line.goal ? `${whole(line.goal)}: ${line.perSecond >= line.goal ? 'held' : 'missed'}` : ''),
  ],
  ['times slower than at base', (line) => (line.growth ? line.growth.toFixed(2) : '')],
  ['load average', (line) => line.load.map((load) => load.toFixed(1)).join(' → ')],
  ['errors', (line) => (line.bad + line.broken === 0 ? '' : `${line.bad} refused, ${line.broken} broken`)],
]

/** The lines of all rows, then what the servers themselves took. */
export function tableOf({ lines, servers }, { markdown }) {
  const measured = lines.filter(({ skipped }) => !skipped)
  const cells = [
    COLUMNS.map(([name]) => name),
    ...measured.map((line) => COLUMNS.map(([, cell]) => cell(line))),
  ]
  const about = servers.map(
    ({ articles, reads, coldStartMs, restMb, loadMb }) =>
      `${articles.toLocaleString('en')} articles, ${reads}: ready after ${(coldStartMs / 1000).toFixed(1)} ` +
      `s; memory ${restMb ?? '?'} MB at rest, ${loadMb ?? '?'} MB under load.`,
  )
  const left = lines
    .filter((line) => line.skipped)
    .map(({ title, reads, skipped }) => `Not measured: ${title} (${reads}), which ${skipped}.`)
  return [
    ...(markdown ? asMarkdown(cells) : asText(cells)),
    '',
    ...[...about, ...left].map((text) => (markdown ? `- ${text}` : text)),
  ].join('\n')
}

function asMarkdown([head, ...rest]) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rest.map(line)]
}

function asText(cells) {
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)))
  return cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  )
}

function whole(number) {
  return Math.round(number).toLocaleString('en')
}
