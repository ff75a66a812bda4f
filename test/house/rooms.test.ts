import t from "tap"
import { FILES, IMPORTS, languageOf, readCode, readSource, roomOf } from "./sources.ts"

/** Exceptions that are still to go: the test fails where one is not needed any more. */
type Known = readonly string[]

/** Lines of a file. */
const LONGEST = 300
const LONG: Known = []

/** Files that a command writes. Nobody reads them from end to end, so they may be long. */
const GENERATED = ["client/operations.ts", "client/schema.ts"]

t.test(`no file that a person writes has more than ${LONGEST} lines`, async (t) => {
  const long = FILES.filter((file) => readSource(file).split("\n").length - 1 > LONGEST)
  t.same(
    long.filter((file) => !GENERATED.includes(file)),
    LONG,
  )
})

t.test("a file that a command writes says so, and no other does", async (t) => {
  const saying = FILES.filter((file) => /^\/\*\* Written by `npm run [\w:]+` from \S+ \*\/\n/.test(readSource(file)))
  t.same(saying, GENERATED)
})

/** The lists of languages, each by the room whose languages it names. */
const LISTS = [
  "quantity/languages/locales.ts",
  "quantity/units/unit-names.ts",
  "text/languages/text-languages.ts",
  "match/languages/match-languages.ts",
]
const NOT_IN_A_LIST: Known = []

t.test("a language is named in its own folder and in the lists of languages", async (t) => {
  const others = IMPORTS.filter(
    ({ from, target }) => target !== null && languageOf(target) && !languageOf(from) && !LISTS.includes(from),
  )
  t.same([...new Set(others.map(({ from }) => from))], NOT_IN_A_LIST)
  const crossed = IMPORTS.filter(
    ({ from, target }) => languageOf(from) !== languageOf(target ?? from) && languageOf(from),
  )
  t.same(
    crossed.filter(({ target }) => target !== null && languageOf(target) !== null),
    [],
    "no language takes anything from another",
  )
})

/** What only the HTTP interface knows: its paths, headers and status codes. In comments too. */
const HTTP_WORDS =
  /\/v1\b|\bETag\b|\bIf-Match\b|\bHTTP\b|\b(GET|POST|PUT|PATCH|DELETE) \/|\bRetry-After\b|\bIdempotency-Key\b|\b(answer(ed|s)?|status|with a|a) [45]\d\d\b/
const BELOW_HTTP = ["operations", "store", "embedded", "jobs", "match", "compare", "text", "quantity"]
const SPEAKS_HTTP: Known = []

t.test("nothing below the API knows of HTTP", async (t) => {
  const speaking = FILES.filter((file) => BELOW_HTTP.includes(roomOf(file) ?? "") && HTTP_WORDS.test(readSource(file)))
  t.same(speaking, SPEAKS_HTTP)
})

/** Functions of the store that write take the transaction that they write in, or begin with one of these words. */
const WRITES =
  /^(insert|update|delete|save|take|set|mark|move|write|enqueue|end|fail|touch|replace|settle|advance|lock)[A-Z]/
const WRITES_FROM_API: Known = []

t.test("api reads from the store, and writes through operations", async (t) => {
  const writing = IMPORTS.filter(
    ({ from, target, names }) =>
      roomOf(from) === "api" &&
      target !== null &&
      roomOf(target) === "store" &&
      names.some((name) => isWrite(target, name)),
  )
  t.same([...new Set(writing.map(({ from }) => from))], WRITES_FROM_API)
})

function isWrite(file: string, name: string): boolean {
  if (WRITES.test(name) || /^in(Transaction|Pipeline)$/.test(name)) return true
  return new RegExp(`export (async )?function ${name}(<[^(]*>)?\\(\\s*trx: Trx`).test(readSource(file))
}

t.test("code names no design page that is not in the repository", async (t) => {
  t.same(
    FILES.filter((file) => /\b(domain|api|platform|articles|house)\.md\b/.test(readSource(file))),
    [],
  )
})

t.test("the guards see what they are there for", async (t) => {
  t.match("POST /v1/claims", HTTP_WORDS)
  t.match("it is answered with a 503", HTTP_WORDS)
  t.notMatch("503 figures of 404 claims", HTTP_WORDS)
  t.notMatch(readCode("main.ts"), /Countercheck/, "code is read without its texts")
  t.ok(isWrite("store/claims/claims.ts", "endClaim"))
  t.notOk(isWrite("store/claims/claims.ts", "findClaim"))
})

/** What writes conflicts, their summands or their history in the store, and the only file that may call it. */
const DOOR = "operations/judging/conflict-door.ts"
const WRITES_CONFLICTS = [
  "insertPairs",
  "fileConflicts",
  "updateTexts",
  "takeOutConflicts",
  "putBackConflicts",
  "replaceSummands",
  "moveSummands",
  "moveChanges",
  "moveConflictExceptions",
]

t.test("conflicts are written through one door", async (t) => {
  const calls = IMPORTS.filter(({ names }) => names.some((name) => WRITES_CONFLICTS.includes(name)))
  t.same([...new Set(calls.map(({ from }) => from))], [DOOR])
  t.same(
    WRITES_CONFLICTS.filter((name) => !calls.some(({ names }) => names.includes(name))),
    [],
    "all of them exist",
  )
  const statements =
    /(insert into|update|delete from) (conflicts|conflict_summands)\b|(updateTable|deleteFrom|insertInto)\("conflict(s|_summands)"\)/
  const writing = FILES.filter((file) => statements.test(readSource(file)))
  t.same(writing, ["store/conflicts/write-conflicts.ts"])
})

t.test("the history of a conflict is written through the same door", async (t) => {
  const telling = FILES.filter((file) => /entity: "conflict"/.test(readSource(file)))
  t.same(telling, [DOOR])
})

t.test("no statement of the service changes or deletes an entry", async (t) => {
  const changing = /(update|delete from|truncate|merge into)\s+"?audit\b|(updateTable|deleteFrom|mergeInto)\("audit"\)/i
  t.same(
    FILES.filter((file) => changing.test(readSource(file))),
    [],
  )
  t.match("delete from audit where", changing)
  t.match('db.updateTable("audit")', changing)
})
