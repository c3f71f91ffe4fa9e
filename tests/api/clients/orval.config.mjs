// What orval makes of the description: a client of fetch, and schemas of zod.

const input = './made/openapi.json'

export default {
  client: { input, output: { target: './made/client.ts', client: 'fetch' } },
  zod: { input, output: { target: './made/zod.ts', client: 'zod' } },
}
