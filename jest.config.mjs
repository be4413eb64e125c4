const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    { jsc: { experimental: { keepImportAttributes: true }, parser: { syntax: 'typescript', tsx: true }, target: 'es2022', transform: { react: { runtime: 'automatic' } } }, module: { type: 'es6' } },
  ],
}

const project = (name, extra = {}) => ({
  displayName: name,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '\\.(css|scss)$': '<rootDir>/test/helpers/emptyModule.ts', '^@payload-config$': '<rootDir>/payload.config.ts' },
  modulePathIgnorePatterns: ['<rootDir>/\\.next', '<rootDir>/\\.data', '<rootDir>/dist'],
  testEnvironment: 'node',
  testMatch: [`<rootDir>/test/${name}/**/*.spec.ts`],
  transform,
  ...extra,
})

const withMongo = { globalSetup: '<rootDir>/test/helpers/mongo.globalSetup.ts', globalTeardown: '<rootDir>/test/helpers/mongo.globalTeardown.ts' }

export default {
  maxWorkers: 2,
  projects: [project('unit'), project('http'), project('int', withMongo), project('e2e')],
  testTimeout: 120_000,
}
