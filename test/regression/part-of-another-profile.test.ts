import t from "tap"
import { startApp } from "../support/app.ts"

/** The part's figures lay where its own hedge profile reads them, and were searched by the whole's. */
t.test("a whole is compared with the figures of a part that has another hedge profile", async (t) => {
  const app = await startApp()
  const whole = (await app.post("/v1/subjects", { name: "Losses" })).body.id
  const part = (await app.post("/v1/subjects", { name: "Losses in the north", partOf: [whole] })).body.id
  const wide = { hedgeProfile: { nearly: { stated: 20, implied: 15 } } }
  await app.post("/v1/rules", { scope: { subject: part }, settings: wide })
  await app.post("/v1/rules", { scope: { subject: whole }, settings: { relative: { percent: 2 } } })
  await app.runJobs()
  const say = (subject: string, figure: string) =>
    app.post("/v1/claims", { subject, figure, source: { name: figure }, publishedAt: "2024-11-04T12:00:00Z" })
  await say(part, "nearly 110")
  t.equal((await say(whole, "exactly 104")).body.conflictsTotal, 1)
  t.equal((await app.get(`/v1/conflicts?subject=${whole}`)).body.items.length, 1)
})
