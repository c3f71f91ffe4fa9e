// The measure of all rows: a bare server of Node that answers with bytes it has in hand. Run as a process of
// its own.

import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const [file] = process.argv.slice(2)
const { status, headers, body } = JSON.parse(readFileSync(file, 'utf8'))
const bytes = Buffer.from(body, 'base64')

const server = createServer((req, res) => {
  req.resume() // what is posted is taken in
  res.writeHead(status, { ...headers, 'content-length': bytes.length })
  res.end(bytes)
})
server.listen(0, '127.0.0.1', () => process.send(server.address().port))
process.once('disconnect', () => process.exit())
