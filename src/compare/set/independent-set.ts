/** A graph by its neighbours: `neighbours[a].has(b)` and the other way round. Nothing is its own neighbour. */
export type Graph = readonly ReadonlySet<number>[]

export type Search = {
  /** What may be kept together, in ascending order. */
  readonly kept: readonly number[]
  /** No heavier set exists. False where the search ran out of steps: then it is the best that was found. */
  readonly exact: boolean
}

/** How many edges may be looked up. Five million look-ups take about a tenth of a second. */
export const DEFAULT_STEPS = 5_000_000

type Budget = { steps: number }
type FoundSet = { kept: readonly number[]; weight: number }

/**
 * The heaviest set of vertices of which no two are neighbours, by branch and bound; weights are whole numbers above 0.
 * `order` is the order in which vertices are put into cliques: one in which neighbours follow each other gives tighter
 * bounds. Of sets of equal weight, the one with the first vertices is taken.
 */
export function findHeaviestSet(
  graph: Graph,
  weights: readonly number[],
  order: readonly number[],
  steps = DEFAULT_STEPS,
): Search {
  const budget = { steps }
  const parts = listComponents(graph, order).map((part) => searchPart(graph, weights, part, budget))
  return {
    kept: parts.flatMap(({ kept }) => kept).sort((p, q) => p - q),
    exact: parts.every(({ exact }) => exact),
  }
}

/** The connected parts of the graph, each in the order given, since what is kept of one does not affect another. */
function listComponents(graph: Graph, order: readonly number[]): readonly (readonly number[])[] {
  const partOf = new Map<number, number>()
  for (const first of order) {
    const waiting = partOf.has(first) ? [] : [first]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (partOf.has(next)) continue
      partOf.set(next, first)
      waiting.push(...(graph[next] ?? []))
    }
  }
  return [...Map.groupBy(order, (vertex) => partOf.get(vertex)).values()]
}

function searchPart(graph: Graph, weights: readonly number[], part: readonly number[], budget: Budget): Search {
  const search = { graph, weights, budget }
  const best = { kept: [], weight: 0 }
  improve(search, part, { kept: [], weight: 0 }, best)
  if (budget.steps <= 0) return { kept: best.kept, exact: false }
  return { kept: preferFirst(search, part, best), exact: true }
}

type WeighedGraph = { readonly graph: Graph; readonly weights: readonly number[]; readonly budget: Budget }

/** Puts into `best` the heaviest set made of `chosen` and candidates, where that is heavier than what is there. */
function improve(search: WeighedGraph, candidates: readonly number[], chosen: FoundSet, best: FoundSet): void {
  if (candidates.length === 0) {
    if (chosen.weight > best.weight) Object.assign(best, chosen)
    return
  }
  const { order, bounds } = coverByCliques(search, candidates)
  for (let last = order.length - 1; last >= 0; last -= 1) {
    const vertex = order[last] ?? 0
    if (chosen.weight + (bounds[last] ?? 0) <= best.weight) return
    if (search.budget.steps <= 0 && best.weight > 0) return
    const weight = chosen.weight + (search.weights[vertex] ?? 0)
    const rest = apartFrom(search, vertex, order.slice(0, last))
    improve(search, rest, { kept: [...chosen.kept, vertex], weight }, best)
  }
}

type Cover = { readonly order: readonly number[]; readonly bounds: readonly number[] }

/**
 * The candidates clique by clique. Of a clique at most one vertex can be kept, so that the first n of them add no more
 * than the heaviest of each clique among them: their bound.
 */
function coverByCliques(search: WeighedGraph, candidates: readonly number[]): Cover {
  const cliques: number[][] = []
  for (const vertex of candidates) {
    const clique = cliques.find((members) => members.every((member) => areNeighbours(search, member, vertex)))
    if (clique === undefined) cliques.push([vertex])
    else clique.push(vertex)
  }
  const bounds: number[] = []
  let before = 0
  for (const clique of cliques) {
    let heaviest = 0
    for (const vertex of clique) {
      heaviest = Math.max(heaviest, search.weights[vertex] ?? 0)
      bounds.push(before + heaviest)
    }
    before += heaviest
  }
  return { order: cliques.flat(), bounds }
}

/**
 * Of the sets as heavy as the one found, that which keeps the first vertex if any does, then the next, and so on. What
 * the steps no longer suffice for stays as it was found.
 */
function preferFirst(search: WeighedGraph, part: readonly number[], found: FoundSet): readonly number[] {
  let best = found.kept
  let open = part
  const kept: number[] = []
  let left = found.weight
  while (open.length > 0) {
    const vertex = open.reduce((first, one) => Math.min(first, one))
    const others = open.filter((one) => one !== vertex)
    const rest = apartFrom(search, vertex, others)
    const weight = search.weights[vertex] ?? 0
    const other = best.includes(vertex) ? best : findAsHeavy(search, rest, left - weight)
    if (other === null) {
      open = others
      continue
    }
    if (other !== best) best = [...kept, vertex, ...other]
    kept.push(vertex)
    left -= weight
    open = rest
  }
  return best
}

/** A set of candidates of this weight at least; null where there is none, or the steps do not suffice. */
function findAsHeavy(search: WeighedGraph, candidates: readonly number[], weight: number): readonly number[] | null {
  if (weight <= 0) return []
  const best: FoundSet = { kept: [], weight: weight - 1 }
  improve(search, candidates, { kept: [], weight: 0 }, best)
  return best.weight >= weight ? best.kept : null
}

function apartFrom(search: WeighedGraph, vertex: number, candidates: readonly number[]): readonly number[] {
  return candidates.filter((other) => !areNeighbours(search, vertex, other))
}

function areNeighbours({ graph, budget }: WeighedGraph, one: number, two: number): boolean {
  budget.steps -= 1
  return graph[one]?.has(two) ?? false
}
