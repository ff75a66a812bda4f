import { globSync } from "node:fs"
import { registerHooks } from "node:module"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { CoverageAnalysis, MutantCoverage } from "@stryker-mutator/api/core"
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin"
import {
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
  TestStatus,
} from "@stryker-mutator/api/test-runner"

/** What the mutated code looks at and counts in. */
type Namespace = {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  hitCount?: number | undefined
  hitLimit?: number | undefined
  mutantCoverage?: MutantCoverage
}

/** Enough for a law to fail on what is broken, at a fixed seed, so that a run can be repeated. */
const PROPERTY_RUNS = "150"
const PROPERTY_SEED = "20241104"

/** Files whose whole point is elsewhere, or time: pictures, and texts of a megabyte. */
const TESTS = [
  "test/compare/*.test.ts",
  "test/match/**/*.test.ts",
  "test/quantity/*.test.ts",
  "test/docs/semantics.test.ts",
]
const LEFT_OUT = ["test/quantity/hostile.test.ts"]
const MUTATED = ["src/compare/**/*.ts", "src/quantity/**/*.ts", "src/match/**/*.ts"]

/**
 * Runs test files within the process of the runner: a mutant costs milliseconds, where tap or a process of its own would
 * cost a second. A test, for Stryker, is a file. The mutated modules are loaded once; test files, with the helpers they
 * import, are loaded anew for every run, so that what they compute while they are loaded is computed by the mutant.
 * Mutants in what the mutated modules compute while they are loaded get a new process, which Stryker sees to.
 */
class InProcessRunner implements TestRunner {
  #runs = 0
  #isLoaded = false

  capabilities() {
    return { reloadEnvironment: false }
  }

  async init(): Promise<void> {
    process.env.PROPERTY_RUNS = PROPERTY_RUNS
    process.env.PROPERTY_SEED = PROPERTY_SEED
    hookImports()
  }

  async dryRun(options: { readonly coverageAnalysis: CoverageAnalysis }): Promise<DryRunResult> {
    await this.#load()
    const tests: TestResult[] = []
    for (const file of listTests()) tests.push(await this.#runFile(file))
    const { mutantCoverage } = namespace()
    const coverage = options.coverageAnalysis === "off" || mutantCoverage === undefined ? {} : { mutantCoverage }
    return { status: DryRunStatus.Complete, tests, ...coverage }
  }

  async mutantRun({
    activeMutant,
    testFilter,
    mutantActivation,
    hitLimit,
  }: MutantRunOptions): Promise<MutantRunResult> {
    const shared = namespace()
    Object.assign(shared, { hitCount: hitLimit === undefined ? undefined : 0, hitLimit })
    if (mutantActivation === "runtime") await this.#load()
    shared.activeMutant = activeMutant.id
    try {
      await this.#load()
      return await this.#runUntilKilled(testFilter ?? listTests())
    } catch (error) {
      return killed("loading", String(error), 0)
    } finally {
      shared.activeMutant = undefined
    }
  }

  async #runUntilKilled(files: readonly string[]): Promise<MutantRunResult> {
    let count = 0
    for (const file of files) {
      const result = await this.#runFile(file)
      count += 1
      if (result.status !== TestStatus.Failed) continue
      if (result.failureMessage.includes("Hit count limit reached")) return { status: MutantRunStatus.Timeout }
      return killed(file, result.failureMessage, count)
    }
    return { status: MutantRunStatus.Survived, nrOfTests: count }
  }

  async #load(): Promise<void> {
    if (this.#isLoaded) return
    for (const file of MUTATED.flatMap((pattern) => globSync(pattern)).sort()) await import(urlOf(file))
    this.#isLoaded = true
  }

  async #runFile(file: string): Promise<TestResult> {
    const start = performance.now()
    namespace().currentTestId = file
    this.#runs += 1
    const { takeTests } = (await import(urlOf("test/mutation/small-tap.ts"))) as typeof import("./small-tap.ts")
    takeTests()
    try {
      await import(`${urlOf(file)}?run=${this.#runs}`)
      for (const test of takeTests()) await test()
      return { id: file, name: file, status: TestStatus.Success, timeSpentMs: performance.now() - start }
    } catch (error) {
      const failureMessage = error instanceof Error ? error.message : String(error)
      return { id: file, name: file, status: TestStatus.Failed, failureMessage, timeSpentMs: performance.now() - start }
    } finally {
      namespace().currentTestId = undefined
    }
  }
}

function killed(by: string, failureMessage: string, nrOfTests: number): MutantRunResult {
  return { status: MutantRunStatus.Killed, killedBy: [by], failureMessage, nrOfTests }
}

/** The laws come last, because they are slow and most changes fail in a table before. */
function listTests(): string[] {
  const files = TESTS.flatMap((pattern) => globSync(pattern).sort()).filter((file) => !LEFT_OUT.includes(file))
  const isLaws = (file: string) => file.endsWith("/laws.test.ts")
  return [...files.filter((file) => !isLaws(file)), ...files.filter(isLaws)]
}

/** `tap` is the small one. The helpers of a test file are loaded anew with it, in the run that its address names. */
function hookImports(): void {
  registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier === "tap") return { url: urlOf("test/mutation/small-tap.ts"), shortCircuit: true }
      const resolved = next(specifier, context)
      const run = new URLSearchParams(context.parentURL?.split("?")[1]).get("run")
      const isHelper = resolved.url.startsWith(urlOf("test/")) || resolved.url.startsWith(urlOf("docs/"))
      return run !== null && isHelper ? { ...resolved, url: `${resolved.url}?run=${run}` } : resolved
    },
  })
}

/** In the sandbox, where Stryker starts its runners. */
function urlOf(path: string): string {
  return pathToFileURL(join(process.cwd(), path)).href
}

function namespace(): Namespace {
  const shared = globalThis as { __stryker__?: Namespace }
  shared.__stryker__ ??= {}
  return shared.__stryker__
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "in-process", InProcessRunner)]
