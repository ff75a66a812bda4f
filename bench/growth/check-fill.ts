import assert from "node:assert/strict"
import { type Answer, callService } from "./call-service.ts"
import { listAll } from "./template.ts"

/** Subjects whose claims are filed once more, under another name. */
const SAMPLE = 5

/**
 * Files the claims of some subjects that were copied once more through the API, in the order in which they were filed,
 * for new subjects. Throws where report or conflicts of the two are not the same.
 */
export async function checkFill(address: string, subjects: readonly { readonly id: string }[]): Promise<void> {
  const step = Math.max(1, Math.floor(subjects.length / SAMPLE))
  for (const { id } of subjects.filter((_, at) => at % step === 0)) await checkSubject(address, id)
}

async function checkSubject(address: string, id: string): Promise<void> {
  const subject = await callService(address, "GET", `/v1/subjects/${id}`)
  const claims = await listAll(address, `/v1/claims?subject=${id}`)
  const again = `${subject.name} (again)`
  let filed = ""
  for (const claim of claims.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const body = { ...sayAgain(claim), subject: { name: again, unit: subject.unit, measure: subject.measure } }
    filed = (await callService(address, "POST", "/v1/claims", body)).claim.subject.id
  }
  for (const describe of [describeReport, describeConflicts])
    assert.deepEqual(await describe(address, id), await describe(address, filed), `${subject.name} is as if filed`)
}

function sayAgain(claim: Answer): Answer {
  const { wording: figure, source, claimant, publishedAt, asOf } = claim
  return { figure, source: { name: source.name }, claimant: { name: claimant.name }, publishedAt, asOf }
}

/** Without ids, and in an order that does not depend on them. */
async function describeReport(address: string, subject: string): Promise<Answer> {
  const report = await callService(address, "GET", `/v1/subjects/${subject}/report?limit=200`)
  const nameOf = new Map<string, string>()
  for (const { id, quantity, asOf } of report.figures) nameOf.set(id, `${quantity.text} ${JSON.stringify(asOf)}`)
  const pairs = report.pairs.map((pair: Answer) => {
    const { a, b, conflict, verdict, explanation } = pair
    return [nameOf.get(a), nameOf.get(b), verdict, explanation, conflict !== null]
  })
  const figures = report.figures.map((figure: Answer) => {
    const { id, claims, claimants, independentClaimants, firstSeen, lastSeen } = figure
    return [nameOf.get(id), claims, namesOf(claimants), independentClaimants, firstSeen, lastSeen]
  })
  return {
    figures: sortAny(figures),
    pairs: sortAny(pairs),
    total: report.figuresTotal,
    group: report.largestGroup?.range,
  }
}

/** Conflicts with any status, since a person may have settled some of them. */
async function describeConflicts(address: string, subject: string): Promise<Answer> {
  const conflicts = await listAll(address, `/v1/conflicts?subject=${subject}`)
  return sortAny(
    conflicts.map(({ kind, figures, verdict, severity, gap, allowed, explanation }) => [
      kind,
      figures.map(({ quantity, asOf, claims, claimants }: Answer) => [quantity.text, asOf, claims, namesOf(claimants)]),
      [verdict, severity, gap, allowed, explanation],
    ]),
  )
}

function namesOf(claimants: readonly { readonly name: string }[]): string[] {
  return claimants.map(({ name }) => name).sort()
}

function sortAny(values: readonly unknown[]): unknown[] {
  return values
    .map((value) => [JSON.stringify(value), value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]) => value)
}
