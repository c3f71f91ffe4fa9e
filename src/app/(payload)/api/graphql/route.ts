// Payload's GraphQL API, for staff and integrations.

import { GRAPHQL_POST, REST_OPTIONS } from '@payloadcms/next/routes'
import config from '#config'
import { behindWall } from '#src/app/wall.ts'

export const POST = behindWall(GRAPHQL_POST(config))
export const OPTIONS = REST_OPTIONS(config)
