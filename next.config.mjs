// Next serves the admin panel and mounts the site and the API; what Payload adds for its panel stays on its panel.

import { withPayload } from '@payloadcms/next/withPayload'

const config = withPayload({
  distDir: process.env.NEXT_DIST_DIR || '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  // Its optimizer keeps pictures in a cache of its own, which no withdrawal reaches; ours are made in their sizes when they come.
  images: { unoptimized: true },
  // Each reads files beside itself, or holds one state per process: bundled twice they would not be the same.
  serverExternalPackages: ['@libsql/client', 'libsql', 'mongodb', 'mongoose', 'nodemailer', 'sharp'],
  // `npm test` checks the types of everything, tests included: a start should not wait for it.
  typescript: { ignoreBuildErrors: true },
  experimental: { serverActions: { bodySizeLimit: '4mb' } },
})

/** Without `Accept-CH`, `Critical-CH` and `Vary`: a second round trip for every first visitor, and nothing of ours looks at them. */
config.headers = async () => []

export default config
