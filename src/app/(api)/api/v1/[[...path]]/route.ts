// The public API.

import { getPayload } from 'payload'
import config from '#config'
import { apiHandler } from '#src/api/handler.ts'

export const GET = apiHandler(() => getPayload({ config }))
export { GET as DELETE, GET as HEAD, GET as OPTIONS, GET as PATCH, GET as POST, GET as PUT }
