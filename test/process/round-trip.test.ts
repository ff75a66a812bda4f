import t, { type Test } from "tap"
import { startFleet } from "../faults/fleet.ts"
import { checkConflicts, checkFigures } from "../faults/histories/check-conflicts.ts"
import { runHistory } from "../faults/histories/run-history.ts"
import { judgeAll } from "../faults/histories/sequential.ts"
import { readStored } from "../faults/histories/stored.ts"
import { endPasses } from "../faults/passes.ts"
import type { Body } from "../support/app.ts"
import { cloneDatabase } from "../support/database.ts"
import { findWrongTallies } from "../support/dispute-tally.ts"
import { comparable, RECORD_FILES } from "../support/records.ts"
import { call, until } from "../support/service.ts"

/** What carries the records: NDJSON, or CSV with a separator. */
type Form = "ndjson" | "comma" | "semicolon"
type Round = readonly [seed: number, form: Form]

const ROUNDS: readonly Round[] = [
  [12, "ndjson"],
  [13, "semicolon"],
  [14, "comma"],
]

/** A failure tells its seed and its form; HISTORY_SEED and HISTORY_FORM repeat it. */
const { HISTORY_SEED, HISTORY_FORM = "ndjson", HISTORY_OPERATIONS = "150" } = process.env
const rounds = HISTORY_SEED === undefined ? ROUNDS : [[Number(HISTORY_SEED), HISTORY_FORM as Form] as Round]

type Store = { readonly address: string; readonly url: string }
type Records = Readonly<Record<(typeof RECORD_FILES)[number], readonly Body[]>>

async function open(t: Test): Promise<Store> {
  const { url } = await cloneDatabase(t)
  const fleet = await startFleet(t, { DATABASE_URL: url }, 1)
  return { url, address: fleet.addresses[0] ?? "" }
}

const typeOf = (form: Form) => (form === "ndjson" ? "application/x-ndjson" : "text/csv")

/** The files as they are exported, by their kind. */
async function takeFiles({ address }: Store, form: Form): Promise<ReadonlyMap<string, string>> {
  const query = form === "ndjson" ? "" : `?format=csv&separator=${form}`
  const files = new Map<string, string>()
  for (const kind of RECORD_FILES) files.set(kind, await (await fetch(`${address}/v1/export/${kind}${query}`)).text())
  return files
}

async function takeOut({ address }: Store): Promise<Records> {
  const all: [string, Body[]][] = []
  for (const kind of RECORD_FILES) {
    const text = await (await fetch(`${address}/v1/export/${kind}`)).text()
    all.push([
      kind,
      text
        .split("\n")
        .slice(0, -1)
        .map((line) => JSON.parse(line)),
    ])
  }
  return Object.fromEntries(all) as never
}

/** Imports one file, and answers its counts and its refused lines. */
async function takeIn({ address }: Store, form: Form, file = ""): Promise<Body> {
  const answer = await fetch(`${address}/v1/imports`, {
    method: "POST",
    headers: { "content-type": typeOf(form) },
    body: file,
  })
  const sent = (await answer.json()) as Body
  if (answer.status !== 202) throw new Error(`the import was refused: ${JSON.stringify(sent)}`)
  const { id } = sent
  let run: Body
  await until(async () => {
    run = (await call(address, "GET", `/v1/imports/${id}`)).body
    if (run.error !== null) throw new Error(`the import failed: ${run.error}`)
    return run.status === "done"
  })
  const refused = (await call(address, "GET", `/v1/imports/${id}/lines?outcome=refused&limit=200`)).body.items
  return { ...run, lines: refused }
}

/** What a failure shows of a record. */
function tell({ id, figures = [], status, verdict, resolution, history }: Body) {
  const said = figures.map(({ quantity, asOf, subject }: Body) => [quantity.text, JSON.stringify(asOf), subject.name])
  const done = history.map(({ action, note, before, after }: Body) => JSON.stringify([action, note, before, after]))
  return { id, said, status, verdict, resolution: JSON.stringify(resolution), done }
}

function byId(records: readonly Body[]): ReadonlyMap<string, Body> {
  return new Map(records.map((record) => [record.id, record]))
}

for (const [seed, form] of rounds) {
  t.test(
    `what a history has left goes into an empty store, and comes out the same, seed ${seed}, ${form}`,
    async (t) => {
      const first = await open(t)
      const books = await runHistory([first.address, first.address], seed, Number(HISTORY_OPERATIONS))
      await endPasses({ address: first.address })
      const stored = await readStored(first.url)
      t.same(checkConflicts(books, stored, judgeAll(stored)), [], "what goes out is what the engine says")
      const before = await takeOut(first)
      const files = await takeFiles(first, form)
      const second = await open(t)
      for (const kind of RECORD_FILES) {
        if (before[kind].length === 0) continue
        const { filed, lines } = await takeIn(second, form, files.get(kind))
        t.same(
          lines.map(({ given, problem }: Body) => [problem.detail, tell(given)]),
          [],
          `all ${kind} go in`,
        )
        t.equal(filed, before[kind].length, `${filed} ${kind}`)
      }
      await endPasses({ address: second.address })
      const after = await takeOut(second)
      for (const kind of RECORD_FILES) {
        const olds = byId(before[kind])
        t.same(
          after[kind].map((record) => comparable(record, olds.get(record.id))),
          before[kind].map((record) => comparable(record, undefined)),
          kind,
        )
      }
      const again = await readStored(second.url)
      t.same(checkFigures(again, judgeAll(again)), [], "figures count the claims that they have")
      t.same(await findWrongTallies(second.url), [], "the tallies of disputes are what a count comes to")
      for (const kind of RECORD_FILES) {
        if (before[kind].length === 0) continue
        const { repeated, lines } = await takeIn(second, form, files.get(kind))
        t.same(lines, [], kind)
        t.equal(repeated, before[kind].length, `the same ${kind} once more change nothing`)
      }
    },
  )
}
