// Every page of the admin panel.

import { generatePageMetadata, RootPage } from '@payloadcms/next/views'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import config from '#config'
import { panelQuery } from '#src/gateway/panel/panelQueries.ts'
import { importMap } from '../importMap.js'

type Args = {
  params: Promise<{ segments: string[] }>
  searchParams: Promise<Record<string, string | string[]>>
}

export const generateMetadata = ({ params, searchParams }: Args): Promise<Metadata> =>
  generatePageMetadata({ config, params, searchParams })

/** Payload's page for a new article makes a row as soon as it is opened. */
const MAKES_A_ROW = 'collections/articles/create'

const Page = async ({ params, searchParams }: Args) => {
  const { segments = [] } = await params
  if (segments.join('/') === MAKES_A_ROW) redirect(`${(await config).routes.admin}/new-article`)
  return RootPage({ config, importMap, params, searchParams: searchParams.then(panelQuery) })
}

export default Page
