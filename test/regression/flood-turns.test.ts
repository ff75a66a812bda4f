import t from "tap"
import { claimOf } from "../support/claims.ts"
import { MOST_HELD, startCrowd } from "../support/held-loop.ts"
import { startLimited, times } from "../support/limited-app.ts"

const CLAIMS = 160
const TRIES = 3

/** A flood below every bound: each claim disagrees with each other, and has a key, so that its answer is stored as well. */
t.test("claims of one subject that all disagree do not keep the event loop", async (t) => {
  const sendAll = startCrowd(t)
  const turns: number[] = []
  for (let tried = 0; tried < TRIES; tried++) {
    // An app of its own takes large batches at first: slow ones make them smaller.
    const { app, address } = await startLimited(t, {})
    const { replies, held } = await sendAll(
      times(CLAIMS, (place) => {
        const subject = { name: "Flooded", unit: "1", measure: "stock" }
        const claim = claimOf(`exactly ${1_000 + 300 * place}`, { subject, claimant: { name: `Claimant ${place}` } })
        const headers = { "content-type": "application/json", "idempotency-key": `key ${place}` }
        return { url: `${address}/v1/claims`, method: "POST", headers, body: JSON.stringify(claim) }
      }),
    )
    const filed = replies.filter(({ status }) => status === 201).length
    // A machine that is very busy sends some away.
    t.ok(filed > CLAIMS / 2, `${filed} are filed`)
    const { rows } = await app.store.pool.query("select count(*)::int as conflicts from conflicts")
    t.equal(rows[0].conflicts, (filed * (filed - 1)) / 2, "each disagrees with each other")
    turns.push(Math.round(held))
  }
  t.ok(Math.min(...turns) <= MOST_HELD, `the longest turns took ${turns.join(", ")} ms of a processor`)
})
