/** What the project's own package.json says, as far as the packed one needs it. */
export type ProjectManifest = { dependencies: Record<string, string>; description: string; license: string; name: string; version: string }

/** Taken from the host, so that there is one copy of each. */
const PEERS: ReadonlySet<string> = new Set(['@payloadcms/db-mongodb', '@payloadcms/richtext-lexical', '@payloadcms/ui', 'next', 'payload', 'react', 'react-dom'])

/** What other packages may import, and the file behind it. */
export const EXPORTS = {
  '.': { default: './src/plugin.js', types: './src/plugin.d.ts' },
  './admin/*': { default: './admin/*/index.js', types: './admin/*/index.d.ts' },
  './content': { default: './content.js', types: './content.d.ts' },
  './links': { default: './links.js', types: './links.d.ts' },
  './package.json': './package.json',
} as const

const SPECIFIER = /(?:(?<![\w.])from\s*|(?<![\w.])import\s*\(?\s*)["']([\w@][\w@/.:-]*)["']/g

/** Packages a file imports: no relative paths, no `node:` modules; subpaths count as their package. */
export const packagesIn = (source: string): string[] => {
  const names = [...source.matchAll(SPECIFIER)].map(([, specifier = '']) => specifier).filter((specifier) => !specifier.startsWith('node:'))
  return [...new Set(names.map((name) => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/')))].sort()
}

const major = (version: string): string => `^${version}`

/**
 * The manifest of the packed extension: peers in a range, everything else it imports at the project's exact version.
 * Throws where the extension imports something the project does not have as a dependency.
 */
export const packageManifest = (project: ProjectManifest, imported: readonly string[]) => {
  const missing = imported.filter((name) => project.dependencies[name] === undefined)
  if (missing.length > 0) throw new Error(`扩展用到的包不在 dependencies 中：${missing.join('、')}。请先加入 package.json (imported, but no dependency)`)
  const versions = (names: readonly string[], range: (version: string) => string) => Object.fromEntries(names.map((name) => [name, range(project.dependencies[name] ?? '')]))
  return {
    name: project.name,
    version: project.version,
    description: project.description,
    license: project.license,
    type: 'module',
    engines: { node: '>=22' },
    exports: EXPORTS,
    sideEffects: ['**/*.scss'],
    dependencies: versions(imported.filter((name) => !PEERS.has(name)), (version) => version),
    peerDependencies: versions(imported.filter((name) => PEERS.has(name)), major),
  }
}
