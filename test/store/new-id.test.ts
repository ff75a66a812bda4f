import t from "tap"
import { validate, version } from "uuid"
import { newId } from "../../src/store/connection/new-id.ts"

t.test("ids are UUIDs of version 7 of now, and ascend", async () => {
  const before = Date.now()
  const ids = Array.from({ length: 50_000 }, newId)
  const after = Date.now()
  t.ok(ids.every((id) => validate(id) && version(id) === 7))
  t.same(ids, [...new Set(ids)].sort())
  const times = ids.map((id) => Number.parseInt(id.replace("-", "").slice(0, 12), 16))
  t.ok(times.every((time) => time >= before && time <= after))
})

t.test("what an id ends with cannot be told from the one before", async () => {
  const ends = Array.from({ length: 2_000 }, () => newId().slice(-11))
  t.equal(new Set(ends).size, ends.length)
})
