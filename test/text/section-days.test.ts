import t from "tap"
import type { TextSection } from "../../src/text/prose/section-days.ts"
import { readMentionsInSteps } from "../../src/text/read-mentions.ts"

const MORNING = "Two bridges were closed on Saturday. Some 300 soldiers are on their way."
const EVENING = "By now 40 people are missing."
const TEXT = `What we know: 12 villages are cut off.\n\n${EVENING}\n\n${MORNING}`

const sectionOf = (text: string, publishedAt: string): TextSection => {
  const start = TEXT.indexOf(text)
  return { start, end: start + text.length, publishedAt }
}

function read(sections: readonly TextSection[]) {
  const steps = readMentionsInSteps(TEXT, { publishedAt: "2024-11-06T20:00:00Z", sections })
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value.mentions
}

t.test("figures of a section are of its day, and count their dates from it", async (t) => {
  const mentions = read([sectionOf(EVENING, "2024-11-05T23:30:00-02:00"), sectionOf(MORNING, "2024-11-04T07:00:00Z")])
  t.same(
    mentions.map(({ text, asOf }) => [text, asOf?.from ?? null, asOf?.to ?? null]),
    [
      ["12", null, null],
      ["40", "2024-11-06", "2024-11-06"],
      ["Two", "2024-11-02", "2024-11-02"],
      ["Some 300", "2024-11-04", "2024-11-04"],
    ],
  )
  t.match(mentions[1]?.evidence, [{ of: "noun" }, { of: "as-of", is: "inferred" }])
})

t.test("without sections, and outside of them, nothing changes", async (t) => {
  const plain = read([])
  t.same(
    plain.map(({ asOf }) => asOf?.from ?? null),
    [null, null, "2024-11-02", null],
  )
  t.same(read([sectionOf(EVENING, "2024-11-05T08:00:00Z")])[0], plain[0])
})
