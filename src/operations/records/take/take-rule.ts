import { printSettings } from "../../../compare/rules/print-settings.ts"
import { readSettings } from "../../../compare/rules/read-settings.ts"
import { findUnit, isDimension } from "../../../quantity/units/units.ts"
import { newId } from "../../../store/connection/new-id.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { insertWholeRule, type WholeVersion } from "../../../store/records/write-records.ts"
import { startRejudging } from "../../judging/rejudge/start-rejudging.ts"
import { scopeOf } from "../../judging/tolerances.ts"
import type { Occasion } from "../../requests/occasion.ts"
import { invalidInput } from "../../requests/refusals.ts"
import { readRules } from "../read-directory.ts"
import type { RuleVersionRecord } from "../record.ts"
import { bringDirectoryHistory } from "./bring-history.ts"
import { findPastSubject } from "./find-named.ts"
import { readTime } from "./read-values.ts"
import { requireSame } from "./require-same.ts"
import type { GivenOf, Taken } from "./taking.ts"

/**
 * Takes a rule in with all its versions. What it holds of is judged anew where it is in force. A rule that would contradict
 * itself today is taken: it was saved when its subject was another one.
 */
export async function takeRule(trx: Trx, given: GivenOf<"rule">, occasion: Occasion): Promise<Taken> {
  const { id = newId(), earlier = [], history } = given
  const [stored] = await readRules(trx, { ids: [id] })
  if (stored !== undefined) {
    requireSame(stored, given, [])
    return { outcome: "repeated", id }
  }
  const versions: WholeVersion[] = []
  for (const [index, one] of earlier.entries()) {
    versions.push(await readVersion(trx, one, { number: index + 1, pointer: `/earlier/${index}`, now: occasion.now }))
  }
  const number = versions.length + 1
  const last = await readVersion(trx, given, { number, pointer: "", now: occasion.now })
  const created_at = readTime(given.createdAt, occasion.now, "/createdAt")
  await insertWholeRule(trx, { id, created_at }, [...versions, last])
  await bringDirectoryHistory(trx, { entity: "rule", entityId: id }, history, occasion)
  if (last.status === "active") await startRejudging(trx, [scopeOf(last)], { id, version: number }, occasion.now)
  return { outcome: "filed", id }
}

type Place = { readonly number: number; readonly pointer: string; readonly now: string }

async function readVersion(trx: Trx, given: Partial<RuleVersionRecord>, place: Place): Promise<WholeVersion> {
  const { number, pointer, now } = place
  const { version = number, name, scope = {}, settings = {}, priority = 0, status = "active" } = given
  const wrong = (member: string, detail: string) => invalidInput([{ pointer: `${pointer}${member}`, detail }])
  if (version !== number)
    throw wrong("/version", `is ${version}, expected ${number}: versions are told from the first on`)
  const read = readSettings(settings)
  if (!read.ok) throw wrong(`/settings${read.at ?? ""}`, read.reason)
  const { subject, tag = null, measure = null, unit = null, dimension = null } = scope
  if (unit !== null && findUnit(unit)?.code !== unit) throw wrong("/scope/unit", `"${unit}" is not the code of a unit`)
  if (dimension !== null && !isDimension(dimension))
    throw wrong("/scope/dimension", `"${dimension}" is not a dimension`)
  const found = subject === undefined ? null : await findPastSubject(trx, subject, `${pointer}/scope/subject`)
  return {
    version,
    name: name ?? "Imported",
    subject_id: found?.id ?? null,
    tag,
    measure,
    unit,
    dimension,
    priority,
    settings: printSettings(read.value),
    status,
    at: readTime(given.at, now, `${pointer}/at`),
  }
}
