import t from "tap"
import { makeRandom } from "../../bench/random.ts"
import { FilingMemory } from "../../src/operations/claims/filing/memory/filing-memory.ts"
import { runImport } from "../../src/operations/imports/run-import.ts"
import { type Body, NOW, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

const LINES = 700

const FIGURES = ["10,000", "nearly 12,000", "10,000-12,000", "over 7,000", "at least 9,500", "8,200", "up to 11,000"]
/** Not readable, of another unit than the subjects have, and without a number. */
const WRONG = ["a few", "12 kg", ""]

/** A file with all that makes lines depend on each other. Names come in several spellings, of which the first one stays. */
function writeLines(seed: number): object[] {
  const below = makeRandom(seed)
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T
  const spell = (name: string) => pick([name, name, name, name.toUpperCase()])
  return Array.from({ length: LINES }, (_, at) => {
    const place = pick(["Kyiv", "Kharkiv", "Lviv", "Odesa", "Dnipro"])
    // New subjects and sources come all the way through the file, some of them like those that are there.
    const late = below(12) === 0 ? ` ${Math.floor(at / 60)}` : ""
    const subject = { name: spell(`Displaced in ${place}${late}`), unit: "1", measure: "stock" }
    const part = below(40) === 0 ? { partOf: { name: "Displaced in all" } } : {}
    return claimOf(below(25) === 0 ? pick(WRONG) : pick(FIGURES), {
      subject: { ...subject, ...part },
      source: { name: spell(pick(["A wire", "A paper", `A blog${late}`])) },
      claimant: { name: spell(pick(["HUR", "Seoul", "Washington", `Kyiv${late}`])) },
      publishedAt: `2024-11-0${1 + below(4)}T12:00:0${below(9)}Z`,
      asOf: `2024-10-${10 + below(20)}`,
      ...(below(3) === 0 ? { externalId: `item-${below(150)}` } : {}),
    })
  })
}

async function fileAll(app: TestApp, lines: readonly object[], memory: FilingMemory | null): Promise<string> {
  const body = lines.map((line) => JSON.stringify(line)).join("\n")
  const sent = await app.post("/v1/imports", body, { "content-type": "application/x-ndjson" })
  t.equal(sent.status, 202)
  const fail = (error: unknown) => t.fail(String(error))
  // A job files a limited number of pages, and leaves the rest to the next one.
  for (let jobs = 0; jobs < 3; jobs++) {
    await runImport(app.store.db, sent.body.id, { clock: () => NOW, onFailure: fail, memory })
  }
  t.equal((await app.get(`/v1/imports/${sent.body.id}`)).body.status, "done")
  return sent.body.id
}

async function listOutcomes(app: TestApp, id: string): Promise<Body[]> {
  const items: Body[] = []
  for (let cursor: string | null = ""; cursor !== null; ) {
    const { body } = await app.get(`/v1/imports/${id}/lines?limit=200${cursor && `&cursor=${cursor}`}`)
    items.push(...body.items)
    cursor = body.nextCursor
  }
  return items
}

/** What became of each line, where claims and subjects are told by the first line that came to them. */
async function tellOutcomes(app: TestApp, id: string) {
  const items = await listOutcomes(app, id)
  const firstLine = new Map<string, number>()
  for (const { claim, line } of items) if (claim && !firstLine.has(claim)) firstLine.set(claim, line)
  return items.map(({ line, outcome, claim, problem, similarSubjects = null }) => ({
    line,
    outcome,
    claimOf: claim ? firstLine.get(claim) : null,
    problem: problem?.type,
    similar: similarSubjects?.map(({ name }: Body) => name).sort(),
  }))
}

const STORED = {
  claims: `select s.name as subject, o.name as source, c.name as claimant, f.wording, f.external_id, f.published_at
    from claims f join subjects s on s.id = f.subject_id join sources o on o.id = f.source_id
    join sources c on c.id = f.claimant_id order by 1, 2, 3, 4, 5, 6`,
  figures: `select s.name as subject, f.quantity, f.as_of_from, f.claims, (select array_agg(o.name || c.claims order by o.name)
      from figure_claimants c join sources o on o.id = c.claimant_id where c.figure_id = f.id) as claimants
    from figures f join subjects s on s.id = f.subject_id order by 1, f.quantity::text, 3`,
  conflicts: `select s.name as subject, k.kind, k.verdict, k.severity, k.status,
      least(a.quantity::text, b.quantity::text) as one, greatest(a.quantity::text, b.quantity::text) as other
    from conflicts k join subjects s on s.id = k.subject_id left join figures a on a.id = k.figure_a
    left join figures b on b.id = k.figure_b order by 1, 2, 3, 4, 5, 6, 7`,
  disputes: `select s.name as subject, to_jsonb(d) - 'family_id' - 'subject_id' - 'changed_at' - 'version' as counts
    from disputes d join subjects s on s.id = d.subject_id order by 1`,
  ids: `select o.name as source, e.external_id, c.wording from claim_external_ids e
    join sources o on o.id = e.source_id join claims c on c.id = e.claim_id order by 1, 2`,
}

async function tellStored(app: TestApp): Promise<Record<string, unknown[]>> {
  const told: Record<string, unknown[]> = {}
  for (const [name, query] of Object.entries(STORED)) told[name] = (await app.store.pool.query(query)).rows
  return told
}

t.test("a file comes to the same by memory and under locks", async (t) => {
  for (const seed of [1, 2, 3]) {
    const lines = writeLines(seed)
    const ways = []
    for (const memory of [null, new FilingMemory(10_000)]) {
      const app = await startApp()
      const id = await fileAll(app, lines, memory)
      const first = { outcomes: await tellOutcomes(app, id), stored: await tellStored(app) }
      // Sent once more, lines with an external id are repeated, and all others are further claims.
      const again = await fileAll(app, lines, memory)
      ways.push({ first, again: { outcomes: await tellOutcomes(app, again), stored: await tellStored(app) } })
    }
    const [locked, remembered] = ways
    const kinds = new Set(locked?.again.outcomes.map(({ outcome }) => outcome))
    t.same([...kinds].sort(), ["filed", "refused", "repeated"])
    t.ok((locked?.first.stored.conflicts?.length ?? 0) > 100)
    t.same(remembered?.first, locked?.first, `seed ${seed}`)
    t.same(remembered?.again, locked?.again, `seed ${seed}, once more`)
  }
})
