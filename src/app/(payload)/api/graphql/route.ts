// Payload's GraphQL API, for staff and integrations.

import { GRAPHQL_POST, REST_OPTIONS } from '@payloadcms/next/routes'
import config from '#config'
import { requireStaff } from '#src/gateway/gateway.ts'
import { Refusal } from '#src/gateway/rules/refusal.ts'

export const POST = requireStaff(GRAPHQL_POST(config))
export const OPTIONS = REST_OPTIONS(config)

const wrongMethod = () =>
  new Refusal(405, 'MethodNotAllowed', 'Send POST here.', { allow: 'POST, OPTIONS' }).answer()
export const GET = wrongMethod
export const HEAD = wrongMethod
export const PUT = wrongMethod
export const PATCH = wrongMethod
export const DELETE = wrongMethod
