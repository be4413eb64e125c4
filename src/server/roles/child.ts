import { fail } from './fail.ts'

/** Body of every child process: loads the file named by the first argument, so that one that cannot load says so like any other failure. */
try {
  await import(`./${process.argv[2]}.ts`)
} catch (thrown) {
  fail(thrown)
}
