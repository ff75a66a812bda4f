import t from "tap"
import type { Body } from "../support/app.ts"
import { call, makeDataFolder, startService } from "../support/service.ts"

const KILLS = 3
const SENTENCES = Array.from({ length: 30 }, (_, nth) => `Village ${nth} lost ${nth + 11} houses in the flood.`)

const versionOf = (place: number) => ({
  publishedAt: `2024-11-0${1 + Math.floor(place / 10)}T${10 + (place % 10)}:00:00Z`,
  claims: SENTENCES.map((_, nth) => ({
    slot: `village ${nth}`,
    subject: { name: `Houses lost in village ${nth}`, unit: "1" },
    figure: `${nth + 11 + place} houses`,
  })),
})

t.test(
  "kill -9 while a version is put: it is there whole or not at all, and the same again makes it whole",
  async (t) => {
    const folder = makeDataFolder(t)
    let service = await startService(t, { DATA_DIR: folder })
    await call(service.address, "POST", "/v1/sources", { name: "Gazette" })
    const path = "/v1/articles/Gazette/flood"
    let lost = 0
    for (let place = 0; place < KILLS; place += 1) {
      const putting = call(service.address, "PUT", path, versionOf(place)).catch(() => {
        lost += 1
        return null
      })
      await new Promise((resolve) => setTimeout(resolve, 20 * (place + 1)))
      service.kill("SIGKILL")
      await service.exited
      await putting
      service = await startService(t, { DATA_DIR: folder })
      const again = await call(service.address, "PUT", path, versionOf(place))
      t.ok([200, 201].includes(again.status), `${again.status}`)
      const claims = await listAll(service.address)
      t.equal(claims.length, SENTENCES.length * (place + 1), "nothing is lost and nothing double")
    }
    t.ok(lost > 0, `${lost} versions were on their way when the service was killed`)
    const { body } = await call(service.address, "GET", path)
    t.equal(body.versions, KILLS)
    t.ok(body.figures.every((figure: Body) => figure.change === "changed" && figure.claim !== null))
  },
)

async function listAll(address: string): Promise<readonly Body[]> {
  const found: Body[] = []
  for (let cursor = ""; ; ) {
    const { body } = await call(address, "GET", `/v1/claims?limit=200${cursor}`)
    found.push(...body.items)
    if (body.nextCursor === null) return found
    cursor = `&cursor=${body.nextCursor}`
  }
}
