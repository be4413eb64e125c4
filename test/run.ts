import { spawn } from 'node:child_process'
import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

type Outcome = { failed: number; passed: number }
type Step = { args: string[]; counts: () => Outcome; name: string }

const root = path.resolve(import.meta.dirname, '..')
const reports = path.join(root, 'reports', 'test')
const onlyProjects = process.argv.slice(2)
const PROJECTS = ['unit', 'http', 'int', 'e2e'].filter((name) => onlyProjects.length === 0 || onlyProjects.includes(name))

/** A folder, database and ports of their own keep a test run away from a running `npm start`. */
const environment = {
  ...process.env,
  BUILD_DIR: process.env['TEST_BUILD_DIR'] ?? '.next-test',
  NEXT_TELEMETRY_DISABLED: '1',
  NODE_ENV: 'test',
  PATH: `${path.join(root, 'node_modules', '.bin')}${path.delimiter}${process.env['PATH'] ?? ''}`,
}

const bin = (name: string): string => path.join(root, 'node_modules', name)
const nothing = (): Outcome => ({ failed: 0, passed: 0 })
const resultFile = (project: string): string => path.join(reports, `${project}.json`)

const countsOf = (project: string) => (): Outcome => {
  if (!existsSync(resultFile(project))) return nothing()
  const result = JSON.parse(readFileSync(resultFile(project), 'utf8')) as { numFailedTests: number; numPassedTests: number; numRuntimeErrorTestSuites: number }
  return { failed: result.numFailedTests + result.numRuntimeErrorTestSuites, passed: result.numPassedTests }
}

const jestStep = (project: string): Step => ({
  args: ['--experimental-vm-modules', bin('jest/bin/jest.js'), '--selectProjects', project, '--passWithNoTests', '--json', `--outputFile=${resultFile(project)}`],
  counts: countsOf(project),
  name: project,
})

const steps: Step[] = [
  { args: [bin('typescript/bin/tsc')], counts: nothing, name: 'types' },
  { args: [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'], counts: nothing, name: 'lint' },
  ...PROJECTS.map(jestStep),
]

/** Runs one step; its output goes to the terminal and to a log. Jest's JSON comes by file, so standard output is dropped there. */
const run = async (step: Step): Promise<Outcome> => {
  console.log(`\n── ${step.name}`)
  const log = createWriteStream(path.join(reports, `${step.name}.log`))
  const child = spawn('node', step.args, { cwd: root, env: environment as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] })
  const silent = PROJECTS.includes(step.name)
  child.stdout.on('data', (chunk: Buffer) => void (log.write(chunk), silent || process.stdout.write(chunk)))
  child.stderr.on('data', (chunk: Buffer) => void (log.write(chunk), process.stderr.write(chunk)))
  const code = await new Promise<number>((resolve) => {
    child.on('error', () => resolve(1))
    child.on('close', (exit) => resolve(exit ?? 1))
  })
  log.end()
  const counted = step.counts()
  return { failed: code !== 0 && counted.failed === 0 ? 1 : counted.failed, passed: counted.passed }
}

rmSync(reports, { force: true, recursive: true })
mkdirSync(reports, { recursive: true })
const total = nothing()
for (const step of steps) {
  const outcome = await run(step)
  total.passed += outcome.passed
  total.failed += outcome.failed
}
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
