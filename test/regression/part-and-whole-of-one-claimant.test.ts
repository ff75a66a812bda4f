import t from "tap"
import { startApp } from "../support/app.ts"

/** It was a revision, so that nothing was flagged and the whole counted as superseded by a figure of something else. */
t.test("a later figure of a part is no revision of the whole", async (t) => {
  const app = await startApp()
  const whole = (await app.post("/v1/subjects", { name: "Losses" })).body.id
  const part = (await app.post("/v1/subjects", { name: "Losses in the north", partOf: [whole] })).body.id
  const say = (subject: string, figure: string, day: string) =>
    app.post("/v1/claims", { subject, figure, source: { name: "Staff" }, publishedAt: `${day}T12:00:00Z` })
  await say(whole, "exactly 100", "2024-11-04")
  await say(part, "exactly 200", "2024-11-05")
  const list = async () => (await app.get("/v1/conflicts?kind=part")).body.items
  t.match(await list(), [{ verdict: "conflict", status: "open" }])
  t.match((await app.get(`/v1/claims?subject=${whole}&superseded=true`)).body, { items: { length: 0 } })
  await app.patch(`/v1/subjects/${part}`, { partOf: [] })
  t.match(await list(), [{ status: "resolved", resolution: { by: "withdrawn", reason: /no longer part of "Losses"/ } }])
  await app.patch(`/v1/subjects/${part}`, { partOf: [whole] })
  t.match(await list(), [{ verdict: "conflict", status: "open" }])
})
