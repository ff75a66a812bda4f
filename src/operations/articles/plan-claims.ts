import { instantKey, orderText } from "../../compare/pair/as-of-order.ts"

/** A figure of a version, as far as claims follow from it. */
export type PlannedFigure = {
  readonly lineage: string
  /** Its place among the figures of its version. */
  readonly place: number
  /** The subject that it is tied to; null where it is tied to none, and then no claim follows from it. */
  readonly subject: string | null
  /** Who asserts it, by the ids of sources. */
  readonly claimants: readonly string[]
  /** Stands for what it says: figures of a lineage that follow each other with one content are one claim. */
  readonly content: string
}

/** A version of an article. A withdrawal has no figures. */
export type PlannedVersion = {
  readonly id: string
  /** RFC 3339 in UTC. */
  readonly publishedAt: string
  /** Whether it says that it corrects what stood before. */
  readonly isCorrection: boolean
  readonly figures: readonly PlannedFigure[]
}

/** A claim that the versions of an article come to. */
export type PlannedClaim = {
  readonly lineage: string
  /** The version that says it first, and its place there. */
  readonly version: string
  readonly place: number
  readonly publishedAt: string
  readonly subject: string
  readonly claimants: readonly string[]
  readonly content: string
  /** The claim that it corrects; null where it is one of its own. */
  readonly corrects: PlannedClaim | null
}

/** How a claim stands after the last version. */
export type ClaimState = {
  readonly isCorrected: boolean
  /** When the article stopped to carry it; null while it does. */
  readonly carriedUntil: string | null
  /** When the article said it again beside another figure of its subject and claimants; null where it does not. */
  readonly saidAgainAt: string | null
}

export type Plan = ReadonlyMap<PlannedClaim, ClaimState>

/**
 * What the versions of an article come to, in the order in which claims were said. It depends on the versions and their
 * order alone, so that it is the same in whichever order they arrived.
 *
 * - A figure that says what its lineage said last is that claim, also after it was gone for some versions.
 * - Any other is a claim of its own; in a version that corrects, it takes the place of the one before.
 * - A claim is carried while the last version has its lineage with the same subject and claimants, whatever it says there.
 * - Where the last version says two things of one subject by the same claimants, it says both again.
 */
export function planClaims(versions: readonly PlannedVersion[]): Plan {
  const walk = new Walk()
  for (const version of versions) walk.take(version)
  const { claims, current, corrected, left } = walk
  const again = listSaidAgain([...current.values()])
  const states = claims.map((claim): [PlannedClaim, ClaimState] => {
    const isCorrected = corrected.has(claim)
    const carriedUntil = isCorrected ? null : (left.get(threadOf(claim)) ?? null)
    return [claim, { isCorrected, carriedUntil, saidAgainAt: again.get(claim) ?? null }]
  })
  return new Map(states)
}

/** A lineage as it speaks of one subject, by the same claimants. */
function threadOf({ lineage, subject, claimants }: Pick<PlannedFigure, "lineage" | "subject" | "claimants">): string {
  return [lineage, subject, ...claimants].join(" ")
}

/** What is known on the way through the versions. */
class Walk {
  readonly claims: PlannedClaim[] = []
  readonly corrected = new Set<PlannedClaim>()
  /** When each thread that the last version has not was left. */
  readonly left = new Map<string, string>()
  /** What the last version says, by lineage. */
  current: ReadonlyMap<string, PlannedClaim> = new Map()
  /** What each lineage said last. */
  readonly #last = new Map<string, PlannedClaim>()

  take(version: PlannedVersion): void {
    const before = this.current
    const tied = version.figures.filter(({ subject }) => subject !== null)
    this.current = new Map(tied.map((figure) => [figure.lineage, this.#claimOf(figure, version)]))
    const threads = new Set([...this.current.values()].map(threadOf))
    for (const thread of threads) this.left.delete(thread)
    for (const thread of [...before.values()].map(threadOf)) {
      if (!threads.has(thread)) this.left.set(thread, version.publishedAt)
    }
  }

  #claimOf(figure: PlannedFigure, version: PlannedVersion): PlannedClaim {
    const known = this.#last.get(figure.lineage)
    if (known !== undefined && isSame(known, figure)) return known
    const claim = follow(known, figure, version)
    this.claims.push(claim)
    if (claim.corrects !== null) this.corrected.add(claim.corrects)
    this.#last.set(figure.lineage, claim)
    return claim
  }
}

function isSame(claim: PlannedClaim, figure: PlannedFigure): boolean {
  return claim.content === figure.content && threadOf(claim) === threadOf(figure)
}

function follow(before: PlannedClaim | undefined, figure: PlannedFigure, version: PlannedVersion): PlannedClaim {
  const { lineage, place, subject, claimants, content } = figure
  if (subject === null) throw new Error("a figure without a subject is no claim")
  const corrects = version.isCorrection && before?.subject === subject ? before : null
  return {
    lineage,
    version: version.id,
    place,
    publishedAt: version.publishedAt,
    subject,
    claimants,
    content,
    corrects,
  }
}

/** Of claims that are said together, those of one subject by the same claimants that say different things. */
function listSaidAgain(current: readonly PlannedClaim[]): ReadonlyMap<PlannedClaim, string> {
  const again = new Map<PlannedClaim, string>()
  for (const together of Map.groupBy(current, ({ subject, claimants }) => [subject, ...claimants].join(" ")).values()) {
    const isOne = together.every(({ content }) => content === together[0]?.content)
    const latest = together.map(({ publishedAt }) => publishedAt).reduce(laterOf)
    for (const claim of together) if (!isOne && isLater(latest, claim.publishedAt)) again.set(claim, latest)
  }
  return again
}

function isLater(a: string, b: string): boolean {
  return orderText(instantKey(a), instantKey(b)) > 0
}

function laterOf(a: string, b: string): string {
  return isLater(b, a) ? b : a
}
