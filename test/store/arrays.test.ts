import fc from "fast-check"
import t from "tap"
import { printArray } from "../../src/store/connection/arrays.ts"
import { openStore } from "../../src/store/connection/connect.ts"
import { prepare } from "../../src/store/connection/prepared.ts"
import { cloneDatabase } from "../support/database.ts"
import { propertyRuns } from "../support/property-runs.ts"

/** PostgreSQL keeps no text that has the number 0 in it, and JSON may not have it either. */
const text = fc
  .oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.constantFrom("NULL", "null", "", " ", "\\", '"', "{}", ",", '\\"'),
  )
  .map((one) => one.replaceAll("\0", "").toWellFormed())

const { url } = await cloneDatabase(t)
const { db, close } = openStore({ url, poolSize: 1, statementTimeout: 30_000 })
t.teardown(close)

const readTexts = prepare<{ all: (string | null)[] }>("test texts", "select $1::text[] as all")
const readNumbers = prepare<{ all: (number | null)[] }>("test numbers", "select $1::float8[] as all")
const readFlags = prepare<{ all: (boolean | null)[] }>("test flags", "select $1::boolean[] as all")
const readObjects = prepare<{ all: unknown[] }>("test objects", "select to_jsonb($1::jsonb[]) as all")

t.test("an array comes back as it was printed", async (t) => {
  const lists = fc.record({
    texts: fc.array(fc.option(text)),
    numbers: fc.array(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }))),
    flags: fc.array(fc.option(fc.boolean())),
    objects: fc.array(fc.option(fc.array(fc.oneof(text, fc.integer(), fc.boolean())).map((of) => ({ of })))),
  })
  await fc.assert(
    fc.asyncProperty(lists, async ({ texts, numbers, flags, objects }) => {
      t.same((await readTexts(db, [printArray(texts)]))[0]?.all, texts)
      const read = (await readNumbers(db, [printArray(numbers)]))[0]?.all
      t.ok(read?.every((one, at) => one === numbers[at] || one === Number(numbers[at])))
      t.same((await readFlags(db, [printArray(flags)]))[0]?.all, flags)
      t.same((await readObjects(db, [printArray(objects)]))[0]?.all, objects)
    }),
    propertyRuns(200),
  )
})

t.test("what is missing is null, and bigints are numbers", async (t) => {
  t.equal(printArray([]), "{}")
  t.equal(printArray([undefined, null, 12n, -1, true]), "{NULL,NULL,12,-1,true}")
  t.equal(printArray(['a "b" \\c']), '{"a \\"b\\" \\\\c"}')
})
