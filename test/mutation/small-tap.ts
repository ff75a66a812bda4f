import { deepStrictEqual, fail, notStrictEqual, ok, strictEqual } from "node:assert/strict"

/**
 * As much of tap as the tests of the pure rooms use, in one process and without output, so that a test file can be run a
 * thousand times over. What is not here is missed loudly: the test that uses it fails.
 */
type Body = (t: SmallTap) => Promise<unknown> | unknown

/** Tests of the file that is being imported. They run when all of it is there, as tap runs them. */
let collected: (() => Promise<void>)[] = []

export function takeTests(): readonly (() => Promise<void>)[] {
  const tests = collected
  collected = []
  return tests
}

class SmallTap {
  /** On the top level for later, within a test at once. */
  async test(title: string, body: Body): Promise<void> {
    collected.push(async () => {
      try {
        const inner = takeTests()
        await body(this)
        for (const test of takeTests()) await test()
        collected = [...inner]
      } catch (error) {
        throw new Error(`${title}: ${error instanceof Error ? error.message : error}`, { cause: error })
      }
    })
  }

  ok(value: unknown, message?: string): void {
    ok(value, message)
  }

  notOk(value: unknown, message?: string): void {
    ok(!value, message)
  }

  equal(found: unknown, wanted: unknown, message?: string): void {
    strictEqual(found, wanted, message)
  }

  not(found: unknown, unwanted: unknown, message?: string): void {
    notStrictEqual(found, unwanted, message)
  }

  same(found: unknown, wanted: unknown, message?: string): void {
    deepStrictEqual(found, wanted, message)
  }

  strictSame(found: unknown, wanted: unknown, message?: string): void {
    deepStrictEqual(found, wanted, message)
  }

  match(found: unknown, pattern: unknown, message?: string): void {
    ok(matches(found, pattern), message ?? "what was found does not match")
  }

  throws(body: () => unknown, pattern?: unknown, message?: string): void {
    try {
      body()
    } catch (error) {
      if (pattern !== undefined) this.match(pattern instanceof RegExp ? String(error) : error, pattern, message)
      return
    }
    fail(message ?? "did not throw")
  }

  fail(message?: string): void {
    fail(message ?? "failed")
  }

  pass(): void {}
}

/** A string is matched by a part of it or by an expression, an object by some of its members. */
function matches(found: unknown, pattern: unknown): boolean {
  if (pattern instanceof RegExp) return pattern.test(String(found))
  if (typeof pattern === "string" && typeof found === "string")
    return pattern === "" ? found === "" : found.includes(pattern)
  if (typeof pattern !== "object" || pattern === null) return Object.is(found, pattern)
  if (typeof found !== "object" || found === null) return false
  return Object.entries(pattern).every(([key, part]) => matches((found as Record<string, unknown>)[key], part))
}

const t = new SmallTap()
// biome-ignore lint/style/noDefaultExport: tap is imported by its default export, and this stands in for it
export default t
