/** The arrows of the design: shared ← pure domains ← edges, store ← hooks, jobs, delivery ← collections, plugin, server. */
const DOMAINS = 'notify|content|links|redirects|review|quota|inspection|scores|policies|audit'
const PURE = `^src/(${DOMAINS})/`
const EDGE = '\\.edge\\.ts$'
const FRAMEWORKS = '^(payload|express|next|@payloadcms/.*|react|react-dom)$'
const FRAMEWORK_PATHS = 'node_modules/(payload|express|next|@payloadcms|react|react-dom)/'
const ROOTS = '^(payload\\.config\\.ts|src/plugin(\\.options)?\\.ts|src/server/|src/cli/|src/app/|src/package/|jobs/startWorker\\.ts)'

const typesToo = { dependencyTypesNot: ['type-only'] }

module.exports = {
  forbidden: [
    { name: 'no-rings', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '(\\.css|importMap\\.js)$' } },
    {
      name: 'shared-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { path: '^(src|collections|hooks|jobs|admin)/', pathNot: '^src/shared/' },
    },
    {
      name: 'domains-know-no-framework',
      severity: 'error',
      from: { path: `^src/(shared|${DOMAINS})/` },
      to: { path: `${FRAMEWORK_PATHS}|${FRAMEWORKS}` },
    },
    {
      name: 'domains-do-no-io',
      severity: 'error',
      from: { path: `^src/(shared|${DOMAINS})/`, pathNot: EDGE },
      to: { path: '^(node:)?(fs|fs/promises|http|https|net|tls|dns|dns/promises|child_process|worker_threads)$', ...typesToo },
    },
    {
      name: 'domains-do-not-import-each-other',
      severity: 'error',
      from: { path: `^src/(${DOMAINS})/` },
      to: { path: '^src/', pathNot: ['^src/shared/', '^src/$1/'] },
    },
    {
      name: 'pure-code-imports-no-edge',
      severity: 'error',
      from: { path: PURE, pathNot: `${EDGE}|^src/links/(patrol|checkTargets)\\.ts$` },
      to: { path: EDGE, ...typesToo },
    },
    {
      name: 'src-does-not-look-outwards',
      severity: 'error',
      from: { path: '^src/', pathNot: ROOTS },
      to: { path: '^(collections|hooks|jobs|admin)/', ...typesToo },
    },
    {
      name: 'delivery-knows-no-payload',
      severity: 'error',
      from: { path: '^src/delivery/' },
      to: { path: 'node_modules/(payload|@payloadcms|next|react|react-dom)/|^src/(store/payload|app|server|seed)' },
    },
    { name: 'hooks-below-collections', severity: 'error', from: { path: '^hooks/' }, to: { path: '^(collections/(?!access/)|jobs|admin|src/(app|server|delivery))/' } },
    { name: 'collections-know-no-jobs', severity: 'error', from: { path: '^collections/' }, to: { path: '^(jobs|admin|src/(app|server|delivery|store))/', ...typesToo } },
    { name: 'jobs-know-no-collections', severity: 'error', from: { path: '^jobs/' }, to: { path: '^(collections|hooks|admin|src/(app|server|delivery))/', ...typesToo } },
    {
      name: 'admin-takes-types-and-constants',
      severity: 'error',
      from: { path: '^admin/' },
      to: { path: '^(src|collections|hooks|jobs)/', pathNot: '^src/shared/', ...typesToo },
    },
    { name: 'node-cron-in-the-clock-only', severity: 'error', from: { pathNot: '^jobs/clock\\.ts$|^test/' }, to: { path: 'node_modules/node-cron/' } },
    { name: 'agenda-in-the-queue-only', severity: 'error', from: { pathNot: '^jobs/queue\\.ts$|^test/' }, to: { path: 'node_modules/(agenda|@agendajs)/' } },
    {
      name: 'no-dev-package-in-the-product',
      severity: 'error',
      from: { path: '^(src|collections|hooks|jobs|admin|payload\\.config\\.ts)' },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/', ...typesToo },
    },
    { name: 'product-imports-no-test', severity: 'error', from: { pathNot: '^test/' }, to: { path: '^test/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default'], exportsFields: ['exports'] },
    exclude: { path: '(^|/)(\\.next[^/]*|\\.data[^/]*|dist|test/fixtures)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
}
