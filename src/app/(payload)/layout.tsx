// The frame of the admin panel, as Payload needs it.

import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts'
import '@payloadcms/next/css'
import { notFound } from 'next/navigation'
import type { ServerFunctionClient } from 'payload'
import type { ReactNode } from 'react'
import config from '#config'
import { hasPanelForms } from '#src/app/panelForms.ts'
import { isPanelFunction } from '#src/app/panelFunctions.ts'
import { isPanelQuery } from '#src/app/panelQueries.ts'
import { importMap } from './admin/importMap.js'

const serverFunction: ServerFunctionClient = async (args) => {
  'use server'
  // Asked again: a part of the body may have stood for another when it was looked at before React put it
  // together.
  const isOfPanel =
    isPanelFunction(args.name) &&
    isPanelQuery((args.args as { query?: unknown } | null)?.query) &&
    hasPanelForms(args.args)
  if (!isOfPanel) notFound()
  try {
    return await handleServerFunctions({ ...args, config, importMap })
  } catch (error) {
    // So Payload says it of what there is not, and of what this account may not see.
    if (error instanceof Error && error.message === 'not-found') notFound()
    throw error
  }
}

const Layout = ({ children }: { children: ReactNode }) => (
  <RootLayout config={config} importMap={importMap} serverFunction={serverFunction}>
    {children}
  </RootLayout>
)

export default Layout
