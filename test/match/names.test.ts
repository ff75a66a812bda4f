import { readFileSync } from "node:fs"
import fc from "fast-check"
import t from "tap"
import { compareNames } from "../../src/match/names/compare-names.ts"
import { listKeysToFind, listNameKeys, listWordKeys } from "../../src/match/names/name-keys.ts"
import { readName } from "../../src/match/names/read-name.ts"
import { soundOf } from "../../src/match/names/sound-of.ts"

type Pairs = readonly (readonly [string, string])[]
const TABLE: { readonly alike: Pairs; readonly different: Pairs } = JSON.parse(
  readFileSync(new URL("../conformance/names.json", import.meta.url), "utf8"),
)

const compare = (a: string, b: string) => compareNames(readName(a), readName(b))

function shareKey(stored: string, asked: string): boolean {
  const keys = new Set(listNameKeys(readName(stored)))
  const { sure, wide } = listKeysToFind(readName(asked))
  return [...sure, ...wide].some((key) => keys.has(key))
}

t.test("what may mean one thing is alike both ways, says why, and is found by keys both ways", async (t) => {
  for (const [a, b] of TABLE.alike) {
    const [there, back] = [compare(a, b), compare(b, a)]
    t.ok(there !== null && there.why.length > 0, `${a} | ${b}`)
    t.equal(back?.score, there?.score, `${b} | ${a}`)
    t.ok(shareKey(a, b) && shareKey(b, a), `${a} | ${b}: a key`)
  }
})

t.test("what means two things is not alike, in either order", async (t) => {
  for (const [a, b] of TABLE.different) {
    t.equal(compare(a, b), null, `${a} | ${b}`)
    t.equal(compare(b, a), null, `${b} | ${a}`)
  }
})

/** The rules by which a score is made, each by itself. */
const SCORES: readonly (readonly [a: string, b: string, score: number | null, why?: RegExp])[] = [
  ["Tank losses", "Tank losses!", 100, /^the words are the same$/],
  ["Tank losses", "losses of tank", 100, /^the words stand in another order$/],
  ["Tank losses", "Tanks losses", 97, /^"Tank" and "Tanks" are two forms of one word$/],
  ["US troops", "United States troops", 96, /^"US" and "United States" are the same, written out or in short$/],
  ["Air strikes", "Airstrikes", 96, /^"Airstrikes" is "Air strikes" in one word$/],
  ["Kursk losses", "Kursk region losses", 95, /^only one name says "region"$/],
  ["Zelensky rating", "Zelenskyy rating", 92, /may be two spellings/],
  ["Bakhmut defenders", "Bakhmut defendres", 92, /may be two spellings/],
  ["Bakhmut garrison", "Bakhmut garison", 92, /may be two spellings/],
  ["Bakhmut battalion", "Bakhmut battakion", 88, /differ in one letter/],
  ["Soldiers in Kursk", "Troops in Kursk", 85, /may mean the same/],
  ["New York Times", "NYT", 80, /"NYT" has the initials of "New York Times"/],
  ["Mine victims in Kursk", "Russian mine victims in Kursk", 70, /^only one name says "Russian"$/],
  ["Mine victims", "Russian mine victims", null],
  ["Mine victims in Kursk", "Russian mine victims in west Kursk", null],
  ["Mine victims in Kursk", "Killed mine victims in Kursk", null],
  ["Mine victims in Kursk", "Mine victims in Kursk 2023", null],
  ["Israel exports", "Israeli exports", null],
  ["Kerch", "Perch", null],
  ["Mine victims in Kursk", "Mine victims from Kursk", null],
  ["Houses", "Houses without", null],
  ["", "Houses", null],
  ["", "", null],
  ["%", "—", null],
  ["The Who", "the who", 100],
  ["The Who", "The The", null],
]

t.test("a score is 100 less what each difference costs", async (t) => {
  for (const [a, b, score, why] of SCORES) {
    const is = compare(a, b)
    t.equal(is?.score ?? null, score, `${a} | ${b}`)
    if (why !== undefined) t.match(is?.why, why)
  }
})

t.test("a word is known by its sound in several spellings, and not by that of another word", async (t) => {
  for (const [one, other] of [
    ["zelensky", "selenskyj"],
    ["chernobyl", "tschernobyl"],
    ["janukowitsch", "yanukovych"],
    ["kharkiv", "charkiw"],
    ["yevgeny", "evgeni"],
  ] as const)
    t.equal(soundOf(one).bones, soundOf(other).bones, `${one} ${other}`)
  for (const [one, other] of [
    ["kursk", "kherson"],
    ["exports", "imports"],
    ["aden", "eden"],
  ] as const)
    t.not(JSON.stringify(soundOf(one)), JSON.stringify(soundOf(other)), `${one} ${other}`)
  t.same(listWordKeys("Zelenskyy")[0]?.keys, listWordKeys("selenskyj")[0]?.keys)
  t.not(listWordKeys("soldiers")[0]?.keys, listWordKeys("troops")[0]?.keys)
})

const WORDS = [
  "troops",
  "Kursk",
  "killed",
  "2024",
  "in",
  "from",
  "the",
  "Zelensky",
  "region",
  "US",
  "a",
  "київ",
  "北京",
  "—",
]

t.test("every name is like itself and like its words in another order, and has keys of 53 bits", async () => {
  const name = fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 8 })), {
    minLength: 1,
    maxLength: 8,
  })
  fc.assert(
    fc.property(name, (words) => {
      const text = words.join(" ")
      const read = readName(text)
      if (read.content.length === 0) return compare(text, text) === null
      const keys = listNameKeys(read)
      const areKeys = keys.every((key) => Number.isSafeInteger(key) && key >= 0)
      return compare(text, text)?.score === 100 && shareKey(text, text) && areKeys
    }),
  )
})

t.test("initials find the names that are written out, and are found by them; those do not find each other", (t) => {
  const pairs = [
    ["WFP", "World Food Programme"],
    ["W.F.P.", "World Food Programme"],
    ["IAEA", "International Atomic Energy Agency"],
  ] as const
  for (const [short, full] of pairs) {
    t.ok(compare(short, full), `${short} is ${full}`)
    t.ok(shareKey(short, full) && shareKey(full, short), `${short} | ${full}`)
  }
  t.notOk(shareKey("World Food Programme", "Western Fishing Ports"), "the initials are the same, and no word is")
  t.notOk(shareKey("WFP", "Western Fishers"))
  t.end()
})

t.test("hostile names are read in no time", async (t) => {
  for (const text of ["a".repeat(300), "a ".repeat(150), "ﷺ".repeat(300), "'s".repeat(150), "1,".repeat(150)]) {
    const started = performance.now()
    for (let turn = 0; turn < 20; turn++) compare(text, `${text}b`)
    t.ok(performance.now() - started < 2_000, text.slice(0, 10))
    t.ok(listNameKeys(readName(text)).length < 80)
  }
})
