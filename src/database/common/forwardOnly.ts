// Drafts and their versions are told apart by the time of their last change (payload/dist/versions): a clock
// that is set back would make the newest of them an old one. What is saved next bears a time after all that
// was saved before.

import type {
  BaseDatabaseAdapter,
  CollectionSlug,
  CreateVersion,
  CreateVersionArgs,
  PayloadRequest,
  UpdateOne,
  UpdateVersion,
  UpdateVersionArgs,
} from 'payload'

type Change = { collection: CollectionSlug; id: string | number; req?: Partial<PayloadRequest> | undefined }

/** The adapter, whose documents with drafts never get an earlier time than the versions that they have. */
export function forwardOnly<Adapter extends BaseDatabaseAdapter>(adapter: Adapter): Adapter {
  const { createVersion, updateVersion, updateOne } = adapter
  const hasDrafts = (collection: CollectionSlug) =>
    Boolean(adapter.payload.collections[collection].config.versions?.drafts)

  /** The time that was asked for, or the first after that of the newest version. */
  const notBefore = async ({ collection, id, req }: Change, requested: string): Promise<string> => {
    const { docs } = await adapter.findVersions({
      collection,
      where: { parent: { equals: id } },
      sort: '-updatedAt',
      limit: 1,
      pagination: false,
      select: { updatedAt: true },
      ...(req ? { req } : {}),
    })
    const newest = docs[0] ? new Date(docs[0].updatedAt).getTime() : 0
    return newest < Date.parse(requested) ? requested : new Date(newest + 1).toISOString()
  }

  const createForward = async (args: CreateVersionArgs) => {
    const { collectionSlug: collection, parent: id, req, updatedAt: requested } = args
    if (!hasDrafts(collection)) return createVersion.call(adapter, args)
    const updatedAt = await notBefore({ collection, id, req }, requested)
    return createVersion.call(adapter, {
      ...args,
      updatedAt,
      versionData: { ...args.versionData, updatedAt },
    })
  }
  const updateForward = async (args: UpdateVersionArgs) => {
    const { collection, versionData, req } = args
    const { parent: id, updatedAt: requested } = versionData
    if (!hasDrafts(collection) || typeof requested !== 'string' || !id)
      return updateVersion.call(adapter, args)
    const updatedAt = await notBefore({ collection, id, req }, requested)
    return updateVersion.call(adapter, { ...args, versionData: { ...versionData, updatedAt } })
  }
  const updateRowForward: UpdateOne = async (args) => {
    const { collection, data, id, req } = args
    const requested: unknown = data['updatedAt']
    if (!id || typeof requested !== 'string' || !hasDrafts(collection)) return updateOne.call(adapter, args)
    const updatedAt = await notBefore({ collection, id, req }, requested)
    return updateOne.call(adapter, { ...args, data: { ...data, updatedAt } })
  }
  return Object.assign(adapter, {
    createVersion: createForward as CreateVersion,
    updateVersion: updateForward as UpdateVersion,
    updateOne: updateRowForward,
  })
}
