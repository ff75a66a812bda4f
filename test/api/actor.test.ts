import t from "tap"
import { startApp, type TestApp } from "../support/app.ts"

t.test("X-Actor is read as UTF-8, plain or percent-encoded", async (t) => {
  const app = await startApp()
  const names: readonly (readonly [header: string, name: string])[] = [
    ["Ana", "Ana"],
    [asBytes("José Núñez"), "José Núñez"],
    [asBytes("Łukasz"), "Łukasz"],
    [asBytes("محمد"), "محمد"],
    ["Jos%C3%A9", "José"],
    [`${asBytes("Zoë")}%20B`, "Zoë B"],
    [asBytes("a".repeat(190) + "é".repeat(10)), "a".repeat(190) + "é".repeat(10)],
  ]
  for (const [header, name] of names) t.equal(await actOf(app, header), name, name.slice(0, 20))
})

const CONTROLS = ["0000", "0007", "0009", "000A", "001F", "007F", "0085", "009F"]
const BREAKS = ["2028", "2029"]
const DIRECTIONS = ["061C", "200E", "200F", "202A", "202E", "2066", "2069"]

t.test(
  "a name with a line break or a control or direction character is refused, and the character is named",
  async (t) => {
    const app = await startApp()
    for (const code of [...CONTROLS, ...BREAKS, ...DIRECTIONS]) {
      const character = String.fromCharCode(Number.parseInt(code, 16))
      for (const name of [`A${character}na`, `Ana${character}`]) {
        const reply = await app.post("/v1/subjects", { name: `S${code}` }, { "x-actor": encodeURIComponent(name) })
        t.equal(reply.status, 400, code)
        t.match(reply.body.errors, [{ parameter: "X-Actor", detail: new RegExp(`U\\+${code}`) }], code)
      }
    }
    const raw = await app.post("/v1/subjects", { name: "Raw" }, { "x-actor": asBytes("A\u202ena") })
    t.match([raw.status, raw.body.errors[0].detail], [400, /U\+202E/], "as bytes too")
    t.equal((await app.get("/v1/subjects")).body.items.length, 0)
  },
)

t.test("the replacement character is a character like any other where it was sent", async (t) => {
  const app = await startApp()
  for (const header of [asBytes("An\ufffd"), "An%EF%BF%BD"]) t.equal(await actOf(app, header), "An\ufffd")
})

t.test("bytes and percent-encodings that are not UTF-8 are refused", async (t) => {
  const app = await startApp()
  for (const header of ["Jos\u00e9", "Jos%E9", "%", "%20", "a".repeat(201)]) {
    const reply = await app.post("/v1/subjects", { name: "S" }, { "x-actor": header })
    t.match([reply.status, reply.body.errors[0].parameter], [400, "X-Actor"], header.slice(0, 20))
  }
})

/** Who the history names after a change with this header. */
async function actOf(app: TestApp, header: string): Promise<string> {
  const { body: claim } = await app.post(
    "/v1/subjects",
    { name: `S ${header.length} ${Math.random()}` },
    { "x-actor": header },
  )
  const { rows } = await app.store.pool.query("select actor from changes where entity_id = $1", [claim.id])
  return rows[0]?.actor
}

/** A header of these bytes: fetch writes each character as one byte. */
function asBytes(text: string): string {
  return Buffer.from(text).toString("latin1")
}
