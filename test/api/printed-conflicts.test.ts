import fc from "fast-check"
import t from "tap"
import { type Body, type Reply, startApp, type TestApp } from "../support/app.ts"
import { propertyRuns } from "../support/property-runs.ts"

/** The answer to filing is put together from pieces that were printed before. It says what reading says, to the byte. */

const SUBJECTS = [
  { name: "Barges moored in the basin", unit: "1", measure: "stock" },
  { name: "Loaves baked for the feast", unit: "1", measure: "flow" },
  { name: "Seedlings planted along the ring road", unit: "1", measure: "cumulative" },
  { name: 'Turnout in the "old" ward', unit: "%", measure: "stock" },
]
const COUNTS = [
  "40",
  "about 50",
  "over 70",
  "fewer than 30",
  "45 to 55",
  "at least 80",
  "0",
  "exactly 61.5",
  "nearly 90",
]
const SHARES = ["40 %", "about a third", "more than half", "61.25 %", "two thirds"]
const PEOPLE = ["The harbour master", "A baker", 'Ward "C" office', "The gärtner"]

type Step =
  | {
      readonly does: "file"
      readonly subject: number
      readonly figure: number
      readonly by: number
      readonly day: number
    }
  | { readonly does: "decide"; readonly which: number; readonly status: string }
  | { readonly does: "rename"; readonly subject: number }
  | { readonly does: "rule"; readonly percent: number }

const file = fc.record({
  does: fc.constant("file" as const),
  subject: fc.nat(SUBJECTS.length - 1),
  figure: fc.nat(20),
  by: fc.nat(PEOPLE.length - 1),
  day: fc.nat(3),
})
const others: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    does: fc.constant("decide" as const),
    which: fc.nat(5),
    status: fc.constantFrom("dismissed", "explained", "resolved", "open"),
  }),
  fc.record({ does: fc.constant("rename" as const), subject: fc.nat(SUBJECTS.length - 1) }),
  fc.record({ does: fc.constant("rule" as const), percent: fc.nat(30) }),
)
const steps = fc.array(
  fc.oneof({ weight: 8, arbitrary: file as fc.Arbitrary<Step> }, { weight: 1, arbitrary: others }),
  {
    minLength: 20,
    maxLength: 40,
  },
)

t.test("what filing answers is what is read afterwards", async (t) => {
  const times: number[] = []
  const law = fc.asyncProperty(steps, async (all) => {
    const app = await startApp()
    const ids = new Map<string, string>()
    const seen = new Map<string, number>()
    for (const step of all) {
      if (step.does !== "file") await change(app, step, ids, [...seen.keys()])
      else
        for (const id of await requireSame(app, await fileClaim(app, step, ids))) seen.set(id, (seen.get(id) ?? 0) + 1)
    }
    times.push(...seen.values())
  })
  await fc.assert(law, { ...propertyRuns(12), endOnFailure: true, includeErrorInReport: true })
  const often = times.filter((count) => count > 2).length
  t.ok(times.length > 50 && often > 10, `${times.length} conflicts were shown, ${often} of them more than twice`)
})

/** Fails where an answer is not plain JSON, or a conflict in it is read otherwise. Gives the ids of its conflicts. */
async function requireSame(app: TestApp, text: string): Promise<string[]> {
  const answer = JSON.parse(text)
  if (text !== JSON.stringify(answer)) throw new Error(`a member comes twice, or the text is not plain: ${text}`)
  for (const conflict of answer.conflicts) {
    const read = JSON.stringify(withoutReading((await app.get(`/v1/conflicts/${conflict.id}`)).body))
    if (JSON.stringify(conflict) !== read) throw new Error(`${JSON.stringify(conflict)} is read as ${read}`)
  }
  return answer.conflicts.map(({ id }: Body) => id)
}

/** As it is sent: with its text. */
async function fileClaim(app: TestApp, step: Step & { does: "file" }, ids: Map<string, string>): Promise<string> {
  const subject = SUBJECTS[step.subject]
  const figures = subject?.unit === "%" ? SHARES : COUNTS
  const body = {
    subject,
    figure: figures[step.figure % figures.length],
    source: { name: "A gazette" },
    claimant: { name: PEOPLE[step.by] },
    publishedAt: `2024-10-0${step.day + 1}T0${step.by}:30:00Z`,
    asOf: step.day % 2 === 0 ? "2024-10-01" : "2024-09",
  }
  const headers = { "content-type": "application/json" }
  const reply = await fetch(`${app.address}/v1/claims`, { method: "POST", headers, body: JSON.stringify(body) })
  const text = await reply.text()
  if (reply.status !== 201) throw new Error(`a claim was not filed: ${text}`)
  ids.set(subject?.name ?? "", JSON.parse(text).claim.subject.id)
  return text
}

async function change(app: TestApp, step: Step, ids: Map<string, string>, conflicts: readonly string[]): Promise<void> {
  if (step.does === "rename") {
    const id = [...ids.values()][step.subject]
    if (id !== undefined) requireDone(await app.patch(`/v1/subjects/${id}`, { name: `Renamed ${id}` }))
  }
  if (step.does === "decide") {
    const id = conflicts[step.which]
    const decision = { status: step.status, note: 'Seen by "us"' }
    if (id !== undefined) requireDone(await app.patch(`/v1/conflicts/${id}`, decision))
  }
  if (step.does === "rule") {
    const settings = { relative: { percent: step.percent } }
    requireDone(await app.post("/v1/rules", { scope: { unit: "1" }, settings }))
    await app.runJobs()
  }
}

function requireDone({ status, body }: Reply): void {
  if (status >= 300) throw new Error(JSON.stringify(body))
}

/** A conflict that is read has its history, and its figures have their first claims. */
function withoutReading({ history: _history, figures, ...conflict }: Body): Body {
  const plain = figures.map(({ firstClaims: _claims, ...figure }: Body) => figure)
  return Object.fromEntries(
    ["id", "kind", "subject"]
      .map((name) => [name, conflict[name]])
      .concat([["figures", plain]], Object.entries(conflict)),
  )
}
