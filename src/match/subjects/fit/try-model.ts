import type { LinkModel } from "../score/link-model.ts"
import { passGates } from "../score/pass-gates.ts"
import { orderWeights } from "../score/rate-pairs.ts"
import { shareSubjects } from "../score/share-subjects.ts"
import { scoreMentions, tellMatches } from "../score/tell-matches.ts"
import type { RatedExample } from "./example.ts"
import type { Trial } from "./fit-calibration.ts"

/** How a model did: counts of figures. */
export type LinkScore = {
  readonly figures: number
  /** The right subject, or rightly none. */
  readonly right: number
  /** Of those that speak of a subject: it came first, or among the first three. */
  readonly linked: number
  readonly first: number
  readonly inThree: number
  readonly sure: number
  readonly sureRight: number
}

const LIKELY = 0.5
const FEW = 3

export function scoreExamples(
  examples: readonly RatedExample[],
  modelOf: (example: RatedExample) => LinkModel,
): LinkScore {
  const score = { figures: 0, right: 0, linked: 0, first: 0, inThree: 0, sure: 0, sureRight: 0 }
  for (const example of examples) {
    const { subject } = example
    const matches = listMatches(example, modelOf(example))
    const [first] = matches
    score.figures += 1
    score.right += Number((first !== undefined && first.certainty >= LIKELY ? first.subjectId : null) === subject)
    score.sure += Number(first?.link === "sure")
    score.sureRight += Number(first?.link === "sure" && first.subjectId === subject)
    if (subject === null) continue
    score.linked += 1
    score.first += Number(first?.subjectId === subject)
    score.inThree += Number(matches.slice(0, FEW).some(({ subjectId }) => subjectId === subject))
  }
  return score
}

function listMatches({ rated, mention }: RatedExample, model: LinkModel) {
  const steps = tellMatches(rated, model)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value[mention]?.matches ?? []
}

/** What the calibration learns from: the shares of first candidates, by a model that was not fitted on these examples. */
export function listTrials(examples: readonly RatedExample[], model: LinkModel): readonly Trial[] {
  const weights = orderWeights(model)
  return examples.flatMap(({ rated, mention, subject }) => {
    const shares = shareSubjects(scoreMentions(rated, weights))[mention]
    const [first] = [...(shares?.subjects ?? [])].sort(([, one], [, other]) => other - one)
    const pair = rated[mention]?.pairs.find((one) => one.pair.subject.profile.id === first?.[0])?.pair
    if (first === undefined || pair === undefined) return []
    return [{ share: first[1], isRight: first[0] === subject, isGated: passGates(pair) }]
  })
}
