// Payload's REST API, for staff and integrations.

import { REST_DELETE, REST_GET, REST_OPTIONS, REST_PATCH, REST_POST, REST_PUT } from '@payloadcms/next/routes'
import config from '#config'
import { requireStaff } from '#src/gateway/gateway.ts'

export const GET = requireStaff(REST_GET(config))
export const HEAD = GET
export const POST = requireStaff(REST_POST(config))
export const PATCH = requireStaff(REST_PATCH(config))
export const PUT = requireStaff(REST_PUT(config))
export const DELETE = requireStaff(REST_DELETE(config))
export const OPTIONS = REST_OPTIONS(config)
