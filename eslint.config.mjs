import tseslint from 'typescript-eslint'

const LOCAL_DATE_GETTERS = '/^(get|set)(Date|Day|FullYear|Hours|Milliseconds|Minutes|Month|Seconds)$/'

const clockRules = [
  {
    message: 'Take a Clock as an argument; only composition roots read the machine’s clock (src/shared/clock.ts).',
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
  },
  {
    message: 'Take a Clock as an argument; only composition roots read the machine’s clock (src/shared/clock.ts).',
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
  },
]

const zoneRules = [
  {
    message: 'Local Date getters depend on the server’s zone; use src/shared/shanghai.ts.',
    selector: `CallExpression[callee.property.name=${LOCAL_DATE_GETTERS}][callee.object.type!="ThisExpression"]`,
  },
]

const exportRules = [
  { message: 'Named exports only; Payload, Next and config files are the exceptions.', selector: 'ExportDefaultDeclaration' },
]

/** Every suppression says why: `eslint-disable-next-line rule -- reason`. */
const suppressions = {
  rules: {
    'described-suppressions': {
      create: (context) => ({
        Program: () => {
          for (const comment of context.sourceCode.getAllComments()) {
            if (/^\s*eslint-disable/.test(comment.value) && !/\s--\s+\S+/.test(comment.value)) {
              context.report({ loc: comment.loc, message: 'Say why after “--”.' })
            }
          }
        },
      }),
      meta: { schema: [], type: 'problem' },
    },
  },
}

const TESTS = ['test/**/*.ts', 'test/**/*.tsx']
const COMPOSITION_ROOTS = ['src/shared/clock.ts', 'src/server/**', 'src/cli/**', 'jobs/startWorker.ts', 'payload.config.ts']
const DEFAULT_EXPORTS = ['payload.config.ts', 'src/app/**', 'test/helpers/mongo.global*.ts', 'test/helpers/emptyModule.ts', 'test/int/**/payload.config.ts']

export default tseslint.config(
  {
    ignores: ['node_modules/', '.next*/', '.data*/', 'dist/', 'coverage/', 'reports/', 'test/fixtures/', 'src/payload-types.ts', 'src/app/**/importMap.js', 'next-env.d.ts', '**/*.d.ts'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    extends: [tseslint.configs.base],
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { ours: suppressions },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { minimumDescriptionLength: 10, 'ts-expect-error': 'allow-with-description', 'ts-ignore': true, 'ts-nocheck': true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/max-params': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false } }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      complexity: ['error', 12],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-depth': ['error', 3],
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-restricted-syntax': ['error', ...clockRules, ...zoneRules, ...exportRules],
      'no-var': 'error',
      'object-shorthand': 'error',
      'ours/described-suppressions': 'error',
      'prefer-const': 'error',
    },
  },
  { files: COMPOSITION_ROOTS, rules: { 'no-restricted-syntax': ['error', ...zoneRules, ...exportRules] } },
  { files: DEFAULT_EXPORTS, rules: { 'no-restricted-syntax': ['error', ...clockRules, ...zoneRules] } },
  { files: ['payload.config.ts', 'test/helpers/mongo.global*.ts', 'test/int/**/payload.config.ts'], rules: { 'no-restricted-syntax': ['error', ...zoneRules] } },
  // Express knows an error handler by its four parameters.
  { files: ['src/**/errorHandler.ts', 'src/**/handleErrors.ts'], rules: { 'max-params': ['error', 4] } },
  // Wall-clock parts read like Date.UTC.
  { files: ['src/shared/shanghai.ts'], rules: { 'max-params': 'off' } },
  // The terminal is where these speak.
  { files: ['src/server/**', 'src/cli/**', 'test/bench/**', 'test/run.ts'], rules: { 'no-console': 'off' } },
  // Declarations of fields and tables of texts are data; their length says nothing about their difficulty.
  { files: ['collections/**/*.ts', 'src/seed/material/**/*.ts'], rules: { 'max-lines-per-function': 'off' } },
  {
    files: TESTS,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      complexity: 'off',
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', ...zoneRules],
    },
  },
  { files: ['test/helpers/mongo.global*.ts', 'test/helpers/emptyModule.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    plugins: { ours: suppressions },
    rules: { complexity: ['error', 12], 'max-depth': ['error', 3], 'max-lines': ['error', 300], 'no-var': 'error', 'ours/described-suppressions': 'error', 'prefer-const': 'error' },
  },
)
