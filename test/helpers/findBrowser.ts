import { accessSync, constants } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export type Browser = { args: string[]; env?: Record<string, string>; executablePath: string }

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
// CI runs as root, where Chromium's sandbox does not start.
const ARGS = ['--no-sandbox']
const PACKED = path.resolve(import.meta.dirname, '../../node_modules/@sparticuz/chromium/bin')

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const definedOnly = (variables: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined))

/**
 * The Chromium inside the npm package, with the libraries a bare machine lacks. Its own list of arguments is meant for
 * one page in one process without web security, so it is not used.
 */
const unpackBrowser = async (): Promise<Browser> => {
  const { default: chromium, inflate } = await import('@sparticuz/chromium')
  const executablePath = await chromium.executablePath()
  const libraries = path.join(await inflate(path.join(PACKED, 'al2023.tar.br')), 'lib')
  const searched = [libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':')
  const env = { ...definedOnly(process.env), FONTCONFIG_PATH: path.join(tmpdir(), 'fonts'), LD_LIBRARY_PATH: searched }
  return { args: [...ARGS, '--headless=shell'], env, executablePath }
}

/** A Chromium for tests: `CHROMIUM_PATH`, then PATH, then the one inside the npm package. What it gives are launch options. */
export const findBrowser = async (): Promise<Browser> => {
  const given = process.env['CHROMIUM_PATH']
  if (given) return { args: ARGS, executablePath: given }
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean)
  const installed = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))).find(isExecutable)
  return installed ? { args: ARGS, executablePath: installed } : unpackBrowser()
}
