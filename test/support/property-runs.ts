type Runs = { readonly numRuns: number; readonly seed?: number; readonly endOnFailure?: boolean }

/**
 * How often a law is tried: so often, or fewer times where the environment says so. Mutation testing does, with a seed, and
 * without the search for the smallest counterexample, since it repeats every law for thousands of changes to the code.
 */
export function propertyRuns(usual: number): Runs {
  const { PROPERTY_RUNS, PROPERTY_SEED } = process.env
  if (PROPERTY_RUNS === undefined) return { numRuns: usual }
  return { numRuns: Math.min(usual, Number(PROPERTY_RUNS)), seed: Number(PROPERTY_SEED ?? 1), endOnFailure: true }
}
