import t from "tap"
import { cloneDatabase } from "../support/database.ts"
import { startService } from "../support/service.ts"

/** More than what the sockets of both sides hold: the answer is there long before the end of it. */
const BODY = JSON.stringify({ figure: "x".repeat(8_000_000) })

t.test(
  "an answer that comes before the end of the body is read by its sender, not lost with the connection",
  async (t) => {
    const { url } = await cloneDatabase(t)
    const { address } = await startService(t, { DATABASE_URL: url })
    const send = async () => {
      const answer = await fetch(`${address}/v1/claims`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: BODY,
      })
      return [answer.status, ((await answer.json()) as { type: string }).type]
    }
    for (let time = 0; time < 20; time++) {
      t.same(await send(), [413, "urn:countercheck:problem:body-too-large"])
    }
  },
)
