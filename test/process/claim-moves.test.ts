import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import t from "tap"
import { makeStatements } from "../support/claim-oracle.ts"
import { cloneDatabase } from "../support/database.ts"
import { query } from "../support/query.ts"
import { call, startService } from "../support/service.ts"

const CLAIMS = 24
/** Milliseconds after which the service is killed, once for each. */
const DELAYS = [5, 40, 120]

/** What would be there of half a move. */
const BROKEN = `
  select 'a figure counts wrong' as what from figures f where f.claims <> (select count(*) from claims c
    where c.family_id = f.family_id and c.figure_id = f.id and c.status = 'active')
  union all select 'an external id is astray' from claim_external_ids e left join claims c on c.id = e.claim_id
    where c.family_id is distinct from e.family_id
  union all select 'a key is astray' from idempotency_keys k left join claims c on c.id = k.claim_id
    where k.claim_id is not null and c.family_id is distinct from k.family_id
  union all select 'a history is astray' from changes h left join claims c on c.id = h.entity_id
    where h.entity = 'claim' and c.family_id is distinct from h.family_id
  union all select 'a claim is there twice' from claims group by id having count(*) > 1`

t.test("a service that is killed while claims move has moved each of them, or not", async (t) => {
  const { url } = await cloneDatabase(t)
  let service = await startService(t, { DATABASE_URL: url })
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    call(service.address, "POST", path, body, headers)
  const subjects = await Promise.all(["One", "Two"].map(async (name) => (await post("/v1/subjects", { name })).body.id))
  const claims = await Promise.all(
    makeStatements(1, CLAIMS).map(async (said, place) => {
      const body = { ...said, subject: subjects[0], externalId: `claim ${place}` }
      return (await post("/v1/claims", body, { "idempotency-key": `filed ${place}` })).body.claim.id
    }),
  )
  for (const [round, delay] of DELAYS.entries()) {
    const body = { subject: subjects[(round + 1) % 2], reason: "There." }
    const moves = claims.map((id) => ({ id, headers: { "idempotency-key": randomUUID() } }))
    const move = ({ id, headers }: (typeof moves)[number]) => post(`/v1/claims/${id}/move`, body, headers)
    const asked = moves.map((one) => move(one).catch(() => null))
    await sleep(delay)
    service.kill("SIGKILL")
    await service.exited
    const answers = await Promise.all(asked)
    service = await startService(t, { DATABASE_URL: url })
    t.same(await query(url, BROKEN), [], `killed after ${delay} ms: no half of a move`)
    const rows = await query(url, "select id, subject_id from claims")
    const places = new Map(rows.map(({ id, subject_id }) => [id, subject_id]))
    t.equal(places.size, CLAIMS)
    for (const [place, answer] of answers.entries())
      if (answer?.status === 200) t.equal(places.get(claims[place]), body.subject, "what was acknowledged is done")
    for (const one of moves) t.equal((await move(one)).status, 200)
    const moved = await query(url, "select version, subject_id from claims")
    t.same(
      moved,
      moved.map(() => ({ version: round + 2, subject_id: body.subject })),
      "sent again with its key, each has moved once",
    )
    t.same(await query(url, BROKEN), [])
  }
  service.kill("SIGTERM")
  t.equal((await service.exited).code, 0)
})
