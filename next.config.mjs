import path from 'node:path'

import { withPayload } from '@payloadcms/next/withPayload'

const root = import.meta.dirname

/** Packages that Node loads by itself: native code, or packages that must be the one copy the whole process shares. */
const SERVER_PACKAGES = [
  '@agendajs/mongo-backend', '@node-rs/jieba', 'agenda', 'html-validate', 'linkinator', 'mongodb', 'mongoose', 'pino', 'pino-http', 'pinyin-pro', 'sharp', 'undici',
]

/** The types are checked by `tsc`, the style by ESLint: both are gates of their own and would only slow the build down. */
const nextConfig = {
  devIndicators: false,
  distDir: process.env.BUILD_DIR || '.next',
  images: { unoptimized: true },
  outputFileTracingRoot: root,
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: SERVER_PACKAGES,
  turbopack: { root },
  typescript: { ignoreBuildErrors: true, tsconfigPath: path.join('src', 'app', 'tsconfig.json') },
}

export default withPayload(nextConfig, { devBundleServerPackages: false })
