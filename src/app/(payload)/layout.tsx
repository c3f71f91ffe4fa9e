// The frame of the admin panel, as Payload needs it.

import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts'
import '@payloadcms/next/css'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { getPayload, type ServerFunctionClient } from 'payload'
import type { ReactNode } from 'react'
import config from '#config'
import { formAskedFor, isPanelCall } from '#src/gateway/panel/panelCalls.ts'
import { mayOpenForm } from '#src/gateway/panel/panelRights.ts'
import { importMap } from './admin/importMap.js'

const serverFunction: ServerFunctionClient = async (args) => {
  'use server'
  // Asked again: what was looked at before React put it together is not what Payload is asked.
  if (!isPanelCall(args)) notFound()
  const place = formAskedFor(args)
  if (place && !(await mayOpenForm(await getPayload({ config }), await headers(), place))) notFound()
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
