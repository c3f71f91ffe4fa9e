// The schema by which GraphQL is answered. Payload makes one for itself, and gives it to nobody.

import { configToSchema } from '@payloadcms/graphql'
import type { GraphQLSchema } from 'graphql'
import type { SanitizedConfig } from 'payload'

const made = new WeakMap<SanitizedConfig, GraphQLSchema>()

/** The schema of this config, made at the first request that needs it. */
export function schemaOf(config: SanitizedConfig): GraphQLSchema {
  const known = made.get(config)
  if (known) return known
  const { schema } = configToSchema(config)
  made.set(config, schema)
  return schema
}
