import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { mongooseAdapter } from '@payloadcms/db-mongodb'
import { en } from '@payloadcms/translations/languages/en'
import { zh } from '@payloadcms/translations/languages/zh'
import { buildConfig } from 'payload'
import sharp from 'sharp'

import { closeBookkeeping } from './collections/access/closeBookkeeping.ts'
import { accessForUsers } from './collections/access/closedEndpoint.ts'
import { limitQueries } from './collections/access/limitQueries.ts'
import { nobody } from './collections/access/roles.ts'
import { Holidays } from './collections/accounts/Holidays.ts'
import { Users } from './collections/accounts/Users.ts'
import { shanghaiDates } from './collections/fields/shanghaiDates.ts'
import { portalEditor } from './collections/fields/portalEditor.ts'
import { Applications } from './collections/portal/Applications.ts'
import { attachmentsCollection } from './collections/portal/Attachments.ts'
import { Columns } from './collections/portal/Columns.ts'
import { Faqs } from './collections/portal/Faqs.ts'
import { mediaCollection } from './collections/portal/Media.ts'
import { News } from './collections/portal/News.ts'
import { Pages } from './collections/portal/Pages.ts'
import { portalOps } from './collections/portal/portalOps.ts'
import { Deliveries } from './collections/ports/Deliveries.ts'
import { FeeWaiverPolicies } from './collections/ports/FeeWaiverPolicies.ts'
import { Subscriptions } from './collections/ports/Subscriptions.ts'
import { SupervisedSites } from './collections/ports/SupervisedSites.ts'
import { WaiverRecords } from './collections/ports/WaiverRecords.ts'
import { Centers } from './collections/trade/Centers.ts'
import { EvaluationSchemes } from './collections/trade/EvaluationSchemes.ts'
import { EvaluationScores } from './collections/trade/EvaluationScores.ts'
import { answerConflicts } from './hooks/portal/answerConflicts.ts'
import { workList } from './hooks/portal/workList.ts'
import { showRefusals } from './hooks/showRefusals.ts'
import { contentOps } from './src/plugin.ts'
import { mailAdapter } from './src/mail/mailAdapter.edge.ts'
import { systemClock } from './src/shared/clock.ts'
import { adminOrigins, readEnv } from './src/shared/env.ts'
import { ensureDeskIndexes } from './src/store/deskIndexes.ts'

const root = path.dirname(fileURLToPath(import.meta.url))
const env = readEnv(process.env)
const origins = adminOrigins(env)

export default closeBookkeeping(buildConfig({
  admin: {
    avatar: 'default',
    components: { beforeDashboard: ['/admin/WorkList#WorkList'] },
    dateFormat: 'yyyy-MM-dd HH:mm',
    importMap: { baseDir: root, importMapFile: path.resolve(root, 'src/app/(payload)/admin/importMap.js') },
    meta: { description: '内容运营后台', titleSuffix: ' · 内容运营' },
    timezones: { defaultTimezone: 'Asia/Shanghai', supportedTimezones: [{ label: '北京时间', value: 'Asia/Shanghai' }] },
    user: Users.slug,
  },
  collections: [
    Columns, News, Pages, Faqs, Applications, mediaCollection(env.DATA_DIR), attachmentsCollection(env.DATA_DIR),
    Centers, EvaluationSchemes, EvaluationScores, FeeWaiverPolicies, SupervisedSites, WaiverRecords, Subscriptions, Deliveries, Users, Holidays,
  ],
  cors: origins,
  csrf: origins,
  db: mongooseAdapter({ autoPluralization: false, ensureIndexes: true, url: env.DATABASE_URI ?? '' }),
  defaultDepth: 1,
  editor: portalEditor(),
  email: mailAdapter({ from: { address: env.ADMIN_EMAIL, name: env.SITE_NAME }, smtpUrl: env.SMTP_URL }),
  endpoints: [accessForUsers, workList(systemClock)],
  graphQL: { disable: true },
  hooks: { afterError: [showRefusals(), answerConflicts()] },
  i18n: { fallbackLanguage: 'zh', supportedLanguages: { en, zh } },
  jobs: {
    access: { cancel: nobody, queue: nobody, run: nobody },
    jobsCollectionOverrides: ({ defaultJobsCollection }) => ({
      ...defaultJobsCollection,
      access: { create: nobody, delete: nobody, read: nobody, update: nobody },
    }),
  },
  maxDepth: 3,
  onInit: ensureDeskIndexes,
  plugins: [contentOps(portalOps(env)), shanghaiDates('/admin'), limitQueries],
  secret: env.PAYLOAD_SECRET ?? '',
  sharp,
  telemetry: false,
  typescript: { outputFile: path.resolve(root, 'src/payload-types.ts') },
  upload: { abortOnLimit: true, limits: { fileSize: 50_000_000, files: 1 } },
}))
