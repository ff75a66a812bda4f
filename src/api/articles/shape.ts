import { Type } from "typebox"
import { CHANGED, CHANGES } from "../../operations/articles/tell-changes.ts"
import { MOST_FINDINGS } from "../../operations/texts/limits.ts"
import { Conflict } from "../conflicts/shape.ts"
import { Finding, Match } from "../drafts/shape.ts"
import { Change } from "../values/history.ts"
import { Id } from "../values/id.ts"
import { Instant, nullableInstant } from "../values/instant.ts"
import { Measure } from "../values/measure.ts"
import { Named } from "../values/named.ts"
import { closed, nullableText, ref } from "../values/schema.ts"

/** Conflicts that an answer shows at most of those that a version opened, and of those that it resolved. */
export const MOST_TURNED = 100

const head = {
  source: ref(Named),
  externalId: Type.String({ description: "The source's own id of the article." }),
  version: Type.Integer({
    minimum: 1,
    description:
      "The number of the version: its place among all versions in the order of publication, from 1. A version that arrives late moves those that follow it.",
  }),
  versionId: { ...Id, description: "Stays the same whatever arrives later." },
  senderVersion: Type.Unsafe<number | null>({ type: ["integer", "null"], description: "The sender's own number." }),
  publishedAt: Instant,
  publishedAtAssumed: Type.Boolean({ description: "Only the day of publication was given." }),
  url: nullableText(),
  headline: nullableText(),
  correction: Type.Unsafe<{ note: string } | null>({
    anyOf: [Type.Object({ note: Type.String() }, closed), { type: "null" }],
    description: "What the version says of the correction that it makes.",
  }),
  withdrawal: Type.Boolean({ description: "The article was withdrawn then, and says nothing." }),
  recordedAt: Instant,
}

export const ArticleVersion = Type.Object(head, {
  $id: "ArticleVersion",
  description: "What an article said from one publication to the next.",
  ...closed,
})

export const ArticleMention = Type.Object(
  {
    text: Type.String({ description: "The words of the figure." }),
    quantity: Type.Unsafe<unknown>({
      anyOf: [{ $ref: "Quantity#" }, { type: "null" }],
      description: "Null of a number that was not read as a figure: `unread` says why.",
    }),
    asOf: Type.Unsafe<unknown>({
      anyOf: [{ $ref: "AsOf#" }, { type: "null" }],
      description: "Null where no date is said: then the figure is of the day of publication.",
    }),
    quote: nullableText({ description: "The sentence that it stands in." }),
    in: Type.Optional(
      Type.Enum(["headline", "text"], { description: "Where it stands, of a figure that was read in the text." }),
    ),
    start: Type.Optional(
      Type.Integer({ minimum: 0, description: "UTF-16 code units into what was sent, markup included." }),
    ),
    end: Type.Optional(Type.Integer({ minimum: 0, description: "Exclusive." })),
    noun: Type.Optional(nullableText({ description: "What is counted." })),
    attribution: Type.Optional(nullableText({ description: "Who is said to say so." })),
    unread: Type.Optional(
      Type.String({
        description:
          "Of a number in the text that was not read as a figure: why. It has words and a place, and no quantity, noun, speaker or date.",
      }),
    ),
  },
  { $id: "ArticleMention", description: "A figure as a version of an article says it.", ...closed },
)

const NullableId = Type.Unsafe<string | null>({ type: ["string", "null"], format: "uuid" })

const open = {
  matches: Type.Optional(
    Type.Array(ref(Match), {
      maxItems: 5,
      description:
        "Of a figure about which nobody has decided: the stored subjects that it might speak of when it was read, surest first.",
    }),
  ),
  newSubject: Type.Optional(
    Type.Object(
      {
        name: Type.String(),
        unit: Type.String(),
        measure: Measure,
        asOf: Type.Unsafe<unknown>({ anyOf: [{ $ref: "AsOf#" }, { type: "null" }] }),
      },
      { ...closed, description: "Of such a figure: a subject that could be created for it." },
    ),
  ),
}

export const ArticleFigure = Type.Object(
  {
    lineage: { ...Id, description: "What the figure is of, through all versions of the article." },
    slot: nullableText({ description: "The sender's name of the lineage." }),
    change: Type.Enum([...CHANGES], { description: "What became of it since the version that it is held against." }),
    of: Type.Optional(Type.Enum([...CHANGED], { description: "Of what changed: what did. The first that applies." })),
    marked: Type.Optional(
      Type.Boolean({
        description:
          "Of what changed. False for an unmarked correction: another value for the same date, and no `correction` says so.",
      }),
    ),
    mention: ref(ArticleMention),
    was: Type.Optional(
      Type.Object(
        { mention: ref(ArticleMention), claim: NullableId },
        { ...closed, description: "How the version before said it, and the claim that this was filed as." },
      ),
    ),
    subject: Type.Unsafe<unknown>({
      anyOf: [{ $ref: "Named#" }, { type: "null" }],
      description: "Null where the figure is tied to no subject.",
    }),
    claimants: Type.Array(ref(Named), { description: "Who asserts it." }),
    claim: {
      ...NullableId,
      description: "The claim that it is filed as. A figure that was kept has the claim that it had.",
    },
    ...open,
    message: Type.String({ description: "What became of it, in a sentence." }),
  },
  {
    $id: "ArticleFigure",
    description:
      'A figure of an article, and what became of it in a version. `mention` is how the version says it; of one that was withdrawn, how the version before said it. A number in the text that was not read as a figure is among the figures too, so that it is told when it comes, changes or goes: one that was not understood, and one that labels, scores or relates something or that numbers an entry of a list, such as "Route 39", "a 4–0 win" or "6.6/10". Its `mention` has `unread` and no quantity. Such a number is never filed or assigned, has no matches, and is not counted as unassigned.',
    ...closed,
  },
)

const Unassigned = Type.Integer({
  minimum: 0,
  description: "Figures of the version that are tied to no subject, without numbers that were not read as figures.",
})

const turned = {
  opened: Type.Array(ref(Conflict), {
    maxItems: MOST_TURNED,
    description: `Conflicts that this opened, or opened again: the ${MOST_TURNED} most severe.`,
  }),
  openedTotal: Type.Integer({ minimum: 0 }),
  resolved: Type.Array(ref(Conflict), {
    maxItems: MOST_TURNED,
    description: `Conflicts that this resolved: the ${MOST_TURNED} most severe.`,
  }),
  resolvedTotal: Type.Integer({ minimum: 0 }),
}

export const PutArticle = Type.Object(
  {
    article: ref(ArticleVersion),
    figures: Type.Array(ref(ArticleFigure)),
    ...turned,
    findings: Type.Array(ref(Finding), {
      maxItems: MOST_FINDINGS,
      description:
        "What the text of the version says against itself and against what is on file, and what it says otherwise than the version before (`changed`), as in a check of a draft, without what was dismissed.",
    }),
    findingsDismissed: Type.Integer({
      minimum: 0,
      description: "Findings that are left out since somebody dismissed them.",
    }),
    notes: Type.Array(Type.String(), { description: "About the text as a whole, such as another language." }),
    unassigned: Unassigned,
  },
  {
    $id: "PutArticle",
    description: "A version that is on file, with what became of each figure since the version before it.",
    ...closed,
  },
)

export const WithdrawnArticle = Type.Object(
  { article: ref(ArticleVersion), figures: Type.Array(ref(ArticleFigure)), ...turned },
  {
    $id: "WithdrawnArticle",
    description: "The withdrawal of an article, with the figures that it no longer carries.",
    ...closed,
  },
)

export const Article = Type.Object(
  {
    ...head,
    versions: Type.Integer({ minimum: 1, description: "How many there are." }),
    withdrawnAt: nullableInstant("When the article was withdrawn; null where it stands."),
    figures: Type.Array(ref(ArticleFigure), {
      description: "Those of the last version, and what became of them in it.",
    }),
    unassigned: Unassigned,
    history: Type.Array(ref(Change), { description: "Versions and withdrawals in the order in which they arrived." }),
  },
  { $id: "Article", description: "An article as its last version has it.", ...closed },
)

export const WholeVersion = Type.Object(
  { ...head, figures: Type.Array(ref(ArticleFigure)), unassigned: Unassigned },
  {
    $id: "WholeVersion",
    description: "A version with its figures, and what became of them since the one before.",
    ...closed,
  },
)

export const ArticleChanges = Type.Object(
  {
    from: Type.Unsafe<unknown>({
      anyOf: [{ $ref: "ArticleVersion#" }, { type: "null" }],
      description: "Null before the first version.",
    }),
    to: ref(ArticleVersion),
    figures: Type.Array(ref(ArticleFigure), {
      description: "The figures of the later version in their order, then those that it has no more.",
    }),
    counts: Type.Object(
      Object.fromEntries(CHANGES.map((change) => [change, Type.Integer({ minimum: 0 })])) as Record<
        (typeof CHANGES)[number],
        ReturnType<typeof Type.Integer>
      >,
      closed,
    ),
    unmarked: Type.Integer({ minimum: 0, description: "Corrections that nothing marks as such." }),
  },
  { $id: "ArticleChanges", description: "What changed between two versions of an article.", ...closed },
)

export const AssignedFigure = Type.Object(
  {
    article: ref(ArticleVersion),
    figure: Type.Unsafe<unknown>({
      anyOf: [{ $ref: "ArticleFigure#" }, { type: "null" }],
      description: "Null where the last version and the one before have it no more.",
    }),
    ...turned,
    unassigned: Unassigned,
  },
  { $id: "AssignedFigure", description: "A figure of an article that was tied to a subject, or to none.", ...closed },
)

export const UnassignedFigure = Type.Object(
  {
    lineage: Id,
    article: Type.Object({ source: ref(Named), externalId: Type.String() }, closed),
    headline: nullableText(),
    url: nullableText(),
    versionId: Id,
    publishedAt: Instant,
    mention: ref(ArticleMention),
    ...open,
  },
  { $id: "UnassignedFigure", description: "A figure of an article that is tied to no subject.", ...closed },
)

export const Dismissal = Type.Object(
  {
    finding: Type.String(),
    reason: nullableText(),
    who: nullableText(),
    at: Instant,
  },
  { $id: "Dismissal", description: "A finding of an article that somebody has put aside.", ...closed },
)
