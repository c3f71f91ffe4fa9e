// One aggregation over the documents that match.

import type { Related } from '../common/related.ts'
import { mongoInternals } from './internals.ts'

/** The ids by field. */
export async function relatedMongo({
  payload,
  collection,
  fields,
  where,
}: Related): Promise<Record<string, Set<string>>> {
  const model = mongoInternals(payload.db).collections[collection]!
  const query = await model.buildQuery({ payload, where })
  const [found = {}] = await model.aggregate<Record<string, { _id: unknown }[]>>([
    { $match: query },
    {
      $facet: Object.fromEntries(
        fields.map((field) => [field, [{ $unwind: `$${field}` }, { $group: { _id: `$${field}` } }]]),
      ),
    },
  ])
  return Object.fromEntries(
    fields.map((field) => [field, new Set((found[field] ?? []).map(({ _id }) => String(_id)))]),
  )
}
