// Payload's REST API, for staff and integrations.

import { REST_DELETE, REST_GET, REST_OPTIONS, REST_PATCH, REST_POST, REST_PUT } from '@payloadcms/next/routes'
import config from '#config'
import { behindWall } from '#src/app/wall.ts'

export const GET = behindWall(REST_GET(config))
export const HEAD = GET
export const POST = behindWall(REST_POST(config))
export const PATCH = behindWall(REST_PATCH(config))
export const PUT = behindWall(REST_PUT(config))
export const DELETE = behindWall(REST_DELETE(config))
export const OPTIONS = REST_OPTIONS(config)
