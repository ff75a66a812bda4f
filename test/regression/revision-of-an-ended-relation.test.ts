import t from "tap"
import { startApp } from "../support/app.ts"

/** It stayed as one that the engine had found, though nothing related the two any more. */
t.test("a revision of a part and its whole is withdrawn with the relation", async (t) => {
  const app = await startApp()
  const whole = (await app.post("/v1/subjects", { name: "Losses" })).body.id
  const part = (await app.post("/v1/subjects", { name: "Losses in the north", partOf: [whole] })).body.id
  const say = (subject: string, figure: string, day: string) =>
    app.post("/v1/claims", { subject, figure, source: { name: "Staff" }, publishedAt: `${day}T12:00:00Z` })
  await say(whole, "exactly 100", "2024-11-04")
  await say(part, "exactly 200", "2024-11-05")
  const list = async () => (await app.get("/v1/conflicts?verdict=revision")).body.items
  t.match(await list(), [{ kind: "part", resolution: { by: "rejudged" } }])
  await app.patch(`/v1/subjects/${part}`, { partOf: [] })
  t.match(await list(), [{ kind: "part", resolution: { by: "withdrawn", reason: /no longer part of "Losses"/ } }])
  await app.patch(`/v1/subjects/${part}`, { partOf: [whole] })
  t.match(await list(), [{ kind: "part", resolution: { by: "rejudged" } }])
})
