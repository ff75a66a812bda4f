import t from "tap"
import { endOf, writeDrafts } from "../../bench/drafts/write-drafts.ts"
import { readMentions } from "../../src/text/read-mentions.ts"

t.test(
  "a draft has a thousand words and twenty figures of its event, and its later version other numbers",
  async (t) => {
    const { subjects, drafts } = writeDrafts(400, 8)
    t.equal(drafts.length, 8)
    for (const { text, later, subjects: known, publishedAt, laterAt } of drafts) {
      const words = text.split(/\s+/).length
      t.ok(words >= 1_000 && words < 1_050, `${words} words`)
      const { mentions } = readMentions(text, { publishedAt })
      t.equal(mentions.length, 20, "and no other figures")
      const places = mentions.map(({ start }) => known.get(endOf(text.slice(start, text.indexOf(".", start) + 1))))
      t.ok(
        places.every((place) => place !== undefined && place < subjects.length),
        "each of a subject",
      )
      const next = readMentions(later, { publishedAt: laterAt }).mentions
      t.equal(next.filter((mention, at) => mention.text !== mentions[at]?.text).length, 4)
    }
    t.same(writeDrafts(400, 8).drafts, drafts, "the same ones in every run")
  },
)
