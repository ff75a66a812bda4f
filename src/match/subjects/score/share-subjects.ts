/** A figure with the scores of its candidates and of none of them. */
export type Scored = {
  /** Figures with one number compete: they stand in one sentence, and a subject takes one of them. */
  readonly sentence: number
  /** The index of a figure that says the same once more, "200 square km (80 square miles)": they do not compete. */
  readonly twin: number | null
  readonly none: number
  /** By subject. */
  readonly candidates: ReadonlyMap<string, number>
}

export type Shares = { readonly none: number; readonly subjects: ReadonlyMap<string, number> }

const ROUNDS = 3

/**
 * The share of each subject, and of none of them, for every figure; they add up to 1. A figure leaves a subject to another
 * figure of its sentence by as much as that one takes it.
 */
export function shareSubjects(figures: readonly Scored[]): readonly Shares[] {
  const rivals = listRivals(figures)
  let shares = figures.map((figure) => shareOf(figure, []))
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = shares
    shares = figures.map((figure, index) => {
      const others = rivals[index] ?? []
      return others.length === 0
        ? (before[index] as Shares)
        : shareOf(
            figure,
            others.map((other) => before[other] as Shares),
          )
    })
  }
  return shares
}

function listRivals(figures: readonly Scored[]): readonly (readonly number[])[] {
  const bySentence = Map.groupBy(figures.keys(), (index) => figures[index]?.sentence ?? -1)
  return figures.map(({ sentence, twin }, index) =>
    (bySentence.get(sentence) ?? []).filter(
      (other) => other !== index && other !== twin && figures[other]?.twin !== index,
    ),
  )
}

/** What is left of a subject at least, since a text may say one thing twice in a sentence. */
const LEAST_LEFT = 0.04

function shareOf({ none, candidates }: Scored, rivals: readonly Shares[]): Shares {
  const most = Math.max(none, ...candidates.values())
  const raw = new Map<string, number>()
  let all = Math.exp(none - most)
  for (const [id, score] of candidates) {
    let left = 1
    for (const { subjects } of rivals) left *= 1 - (subjects.get(id) ?? 0)
    const value = Math.exp(score - most) * Math.max(LEAST_LEFT, left)
    raw.set(id, value)
    all += value
  }
  return {
    none: Math.exp(none - most) / all,
    subjects: new Map([...raw].map(([id, value]) => [id, value / all])),
  }
}
