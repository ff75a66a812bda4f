import t from "tap"
import { printDraft, type ShownFinding } from "../../src/demo/print-draft.ts"

function finding(place: "headline" | "text", text: string, words: string, explanation: string): ShownFinding {
  const start = text.indexOf(words)
  return { kind: "within", severity: "high", mention: { in: place, start, end: start + words.length }, explanation }
}

t.test("a finding stands under its words, in the headline and in the text", async (t) => {
  const [headline, text] = ["300 dead", "In all 400 people died."]
  t.equal(
    printDraft(
      [
        { in: "headline", text: headline },
        { in: "text", text },
      ],
      [finding("text", text, "400", "It is not 300."), finding("headline", headline, "300", "It is not 400.")],
    ),
    [
      "300 dead",
      "^^^",
      "    within (high): It is not 400.",
      "In all 400 people died.",
      "       ^^^",
      "    within (high): It is not 300.",
    ].join("\n"),
  )
})

t.test("a long text is cut between words, and a finding stays under its own line", async (t) => {
  const text = `${"word ".repeat(25)}400 people`
  const lines = printDraft([{ in: "text", text }], [finding("text", text, "400", "x ".repeat(60).trim())]).split("\n")
  t.ok(lines.every((line) => line.length <= 100))
  const at = lines.findIndex((line) => line.includes("^"))
  t.equal(lines[at - 1]?.slice(lines[at]?.indexOf("^")).slice(0, 3), "400")
  t.equal(lines.length, 5)
})

t.test("blank lines stay, and a text without findings is printed as it is", async (t) => {
  t.equal(printDraft([{ in: "text", text: "One.\n\nTwo." }], []), "One.\n\nTwo.")
})
