import { accessSync, constants } from 'node:fs'
import path from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** A Chromium for tests: `CHROMIUM_PATH`, then PATH, then the one inside the npm package. Gives its path and start arguments. */
export const findBrowser = async (): Promise<{ args: string[]; executablePath: string }> => {
  const given = process.env['CHROMIUM_PATH']
  if (given) return { args: ['--no-sandbox'], executablePath: given }
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean)
  const installed = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))).find(isExecutable)
  if (installed) return { args: ['--no-sandbox'], executablePath: installed }
  const { default: chromium } = await import('@sparticuz/chromium')
  return { args: chromium.args, executablePath: await chromium.executablePath() }
}
