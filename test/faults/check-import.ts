import type { Test } from "tap"
import type { Body } from "../support/app.ts"
import { expectConflicts } from "../support/claim-oracle.ts"
import { call } from "../support/service.ts"
import { listAll } from "./ask.ts"
import { printPair } from "./check-ledger.ts"
import type { Line } from "./import-file.ts"

/** Every line has one outcome, the one that it should have; every filed line is one claim; the conflicts are the oracle's. */
export async function checkImport(t: Test, address: string, id: string, file: readonly Line[]): Promise<void> {
  const lines = await listAll(address, `/v1/imports/${id}/lines?limit=200`)
  t.same(
    lines.map(({ line, outcome, problem }) => [line, outcome === "refused" ? kindOf(problem) : outcome]),
    file.map(({ becomes }, place) => [place + 1, becomes]),
    `each of ${file.length} lines has the outcome that it should have`,
  )
  await checkCounts(t, address, id, file)
  const claims = await listAll(address, "/v1/claims?limit=200")
  const stored = new Map(claims.map((claim) => [claim.externalId, claim]))
  const filed = file.flatMap(({ claim }, place) => (claim === undefined ? [] : [{ claim, line: lines[place] }]))
  t.equal(claims.length, filed.length, "no line is two claims")
  t.same(
    filed.map(({ claim }) => stored.get(claim.externalId)?.id),
    filed.map(({ line }) => line?.claim),
    "each filed line names its claim",
  )
  await checkConflicts(t, address, claims)
}

async function checkCounts(t: Test, address: string, id: string, file: readonly Line[]): Promise<void> {
  const { body } = await call(address, "GET", `/v1/imports/${id}`)
  const count = (...kinds: string[]) => file.filter(({ becomes }) => kinds.includes(becomes)).length
  const [filed, repeated] = [count("filed"), count("repeated")]
  const refused = file.length - filed - repeated
  t.match(body, { status: "done", received: file.length, filed, repeated, refused, waiting: 0, error: null })
}

function kindOf({ type }: Body): string {
  return type.split(":").at(-1)
}

async function checkConflicts(t: Test, address: string, claims: readonly Body[]): Promise<void> {
  const subjects = Map.groupBy(claims, ({ subject }) => subject.id)
  const expected = [...subjects.values()].flatMap((own) => expectConflicts(own, { measure: "stock" }).open).sort()
  const open = await listAll(address, "/v1/conflicts?status=open&limit=200")
  t.same(open.map(printPair).sort(), expected, `${expected.length} conflicts of ${subjects.size} subjects are open`)
}
