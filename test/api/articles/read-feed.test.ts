import t from "tap"
import type { Faults } from "../../../src/api/articles/feeds/faults.ts"
import type { FeedArticle } from "../../../src/api/articles/feeds/feed-article.ts"
import { readIsoInstant, readMailInstant } from "../../../src/api/articles/feeds/instants.ts"
import { readJsonFeed, readXmlFeed } from "../../../src/api/articles/feeds/read-feed.ts"

function readJson(document: unknown): { articles: FeedArticle[]; faults: Faults } {
  const faults: Faults = []
  return { articles: readJsonFeed(document, faults), faults }
}

function readXml(source: string): { articles: FeedArticle[]; faults: Faults } {
  const faults: Faults = []
  return { articles: readXmlFeed(source, faults), faults }
}

const TOLD = { version: null, correction: null, language: null, isWithdrawn: false, sections: [], url: null }

const NEWS = {
  "@context": "https://schema.org",
  "@type": "NewsArticle",
  "@id": "https://news.example.org/flood",
  headline: "Flood cuts off 12 villages",
  articleBody: "More than 4,000 people were moved to safety.",
  datePublished: "2024-11-04T06:00:00+01:00",
}

t.test("a NewsArticle", async (t) => {
  const { articles, faults } = readJson(NEWS)
  t.strictSame(faults, [])
  t.strictSame(articles, [
    {
      ...TOLD,
      externalId: "https://news.example.org/flood",
      headline: "Flood cuts off 12 villages",
      text: "More than 4,000 people were moved to safety.",
      publishedAt: "2024-11-04T06:00:00+01:00",
    },
  ])
})

t.test("a corrected article says so, and its version is as old as its last change", async (t) => {
  const correction = { "@type": "CorrectionComment", text: "An earlier version said 400." }
  const { articles } = readJson({
    ...NEWS,
    dateModified: "2024-11-04T09:00Z",
    correction,
    version: 3,
    inLanguage: "en",
  })
  t.match(articles, [
    {
      publishedAt: "2024-11-04T09:00:00Z",
      correction: { note: "An earlier version said 400." },
      version: 3,
      language: "en",
    },
  ])
})

t.test("the updates of a live blog are sections with their own times", async (t) => {
  const update = { "@type": "BlogPosting", headline: "Army called in", datePublished: "2024-11-04T08:00:00Z" }
  const { articles, faults } = readJson({
    ...NEWS,
    "@type": ["LiveBlogPosting"],
    liveBlogUpdate: [
      { ...update, articleBody: "<p>Some 300 soldiers are on their way.</p>" },
      { ...update, headline: undefined, articleBody: "Two bridges are closed.", datePublished: "2024-11-04T07:00:00Z" },
    ],
  })
  t.strictSame(faults, [])
  const [{ text = "", sections = [] } = {}] = articles
  t.strictSame(
    sections.map(({ start, end, publishedAt }) => [text.slice(start, end), publishedAt]),
    [
      ["Army called in\n\nSome 300 soldiers are on their way.", "2024-11-04T08:00:00Z"],
      ["Two bridges are closed.", "2024-11-04T07:00:00Z"],
    ],
  )
  t.ok(text.startsWith("More than 4,000 people were moved to safety.\n\nArmy called in"))
})

t.test("a graph and a list, the oldest version first; what is no article is passed over", async (t) => {
  const older = { ...NEWS, "@id": "b", datePublished: "2024-11-03T06:00:00Z" }
  const graph = { "@graph": [NEWS, { "@type": "Person", name: "Somebody" }, older] }
  t.strictSame(
    readJson([graph]).articles.map(({ externalId }) => externalId),
    ["b", "https://news.example.org/flood"],
  )
})

t.test("ids of JSON-LD: @id, identifier, url, page", async (t) => {
  const idOf = (members: object) => readJson({ ...NEWS, "@id": undefined, ...members }).articles[0]?.externalId
  t.equal(idOf({ identifier: "a-1" }), "a-1")
  t.equal(idOf({ identifier: { "@type": "PropertyValue", value: "a-2" } }), "a-2")
  t.equal(idOf({ url: "https://news.example.org/a" }), "https://news.example.org/a")
  t.equal(idOf({ mainEntityOfPage: { "@id": "https://news.example.org/b" } }), "https://news.example.org/b")
  t.equal(idOf({}), undefined)
})

t.test("ninjs 2 and 3", async (t) => {
  const item = { uri: "urn:news:1", version: "2", type: "text", language: "de" }
  const bodies = [
    { role: "main", contenttype: "text/html", value: "<p>Rund <b>300</b> Menschen</p>" },
    { role: "short", contenttype: "text/plain", value: "" },
  ]
  const second = { ...item, versioncreated: "2024-11-04T06:00:00Z", headlines: [{ value: "Hochwasser" }], bodies }
  const third = {
    ...item,
    versionCreated: "2024-11-04T07:00:00Z",
    headlines: [
      { role: "teaser", value: "T" },
      { role: "main", value: "Hochwasser" },
    ],
    bodies: [{ contentType: "text/plain", value: "Rund 400 Menschen" }],
  }
  const canceled = { uri: "urn:news:1", pubStatus: "canceled", versionCreated: "2024-11-04T08:00:00Z" }
  const { articles, faults } = readJson([canceled, third, second])
  t.strictSame(faults, [])
  t.match(articles, [
    { text: "Rund 300 Menschen", headline: "Hochwasser", version: 2, language: "de", isWithdrawn: false },
    { text: "Rund 400 Menschen", headline: "Hochwasser", publishedAt: "2024-11-04T07:00:00Z" },
    { isWithdrawn: true, text: "" },
  ])
})

t.test("Atom: texts, HTML and XHTML; what stands elsewhere is not fetched", async (t) => {
  const entry = (content: string, id: string) =>
    `<entry><id>${id}</id><title type="html">Toll &amp;amp; rescue</title><updated>2024-11-04T06:00:0${id}Z</updated>
     <link rel="self" href="https://a.example/self"/><link href="https://a.example/${id}"/>${content}</entry>`
  const { articles, faults } = readXml(
    `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">${[
      entry("<content>5 &lt; 7</content>", "1"),
      entry('<content type="html">&lt;p&gt;300&amp;nbsp;people&lt;/p&gt;</content>', "2"),
      entry(
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>40</p><p>million &lt; 1</p></div></content>',
        "3",
      ),
      entry('<content src="https://a.example/x"/><summary>Elsewhere</summary>', "4"),
    ].join("")}</feed>`,
  )
  t.strictSame(faults, [])
  t.strictSame(
    articles.map(({ text }) => text),
    ["5 < 7", "300 people", "40\n\nmillion < 1", "Elsewhere"],
  )
  t.match(articles[0], { headline: "Toll & rescue", url: "https://a.example/1", language: "en" })
})

t.test("RSS 2.0: the whole text where there is one, and the time of the last change", async (t) => {
  const { articles, faults } = readXml(`<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>News</title><language>en-GB</language>
      <item><guid isPermaLink="false">a</guid><title>Flood</title><link>https://a.example/a</link>
        <pubDate>Mon, 04 Nov 2024 06:00:00 +0100</pubDate><description>Short</description>
        <content:encoded><![CDATA[<p>About <b>300</b> people</p>]]></content:encoded></item>
      <item><link>https://a.example/b</link><pubDate>4 Nov 2024 05:00 EST</pubDate>
        <description>Two &lt;i&gt;dead&lt;/i&gt;</description></item></channel></rss>`)
  t.strictSame(faults, [])
  t.strictSame(
    articles.map(({ externalId, text, publishedAt, language }) => [externalId, text, publishedAt, language]),
    [
      ["a", "About 300 people", "2024-11-04T06:00:00+01:00", "en-GB"],
      ["https://a.example/b", "Two dead", "2024-11-04T05:00:00-05:00", "en-GB"],
    ],
  )
})

t.test("what is refused names its place and what was expected", async (t) => {
  const rows: [() => { articles: FeedArticle[]; faults: Faults }, string, RegExp][] = [
    [() => readJson({ ...NEWS, "@id": undefined }), "", /nothing was sent; expected an @id/],
    [() => readJson({ ...NEWS, datePublished: "4 November" }), "/datePublished", /"4 November" was sent/],
    [() => readJson({ ...NEWS, datePublished: "2024-02-30T06:00:00Z" }), "/datePublished", /expected an instant/],
    [() => readJson({ ...NEWS, datePublished: "2024-11-04T06:00:00" }), "/datePublished", /offset/],
    [() => readJson({ ...NEWS, datePublished: undefined }), "/datePublished", /nothing was sent/],
    [() => readJson([{ ...NEWS, articleBody: " " }]), "/0/articleBody", /expected a text/],
    [() => readJson({ ...NEWS, liveBlogUpdate: [7] }), "/liveBlogUpdate/0", /7 was sent; expected a BlogPosting/],
    [() => readJson({ "@type": "Recipe" }), "", /\["Recipe"\] was sent/],
    [() => readJson({ uri: "a", bodies: [] }), "/versionCreated", /expected an instant/],
    [() => readJson([{ uri: "a", versionCreated: "2024-11-04T06:00:00Z" }]), "/0/bodies", /a body with a text/],
    [() => readJson(Array(101).fill(NEWS)), "", /"?101 articles"? was sent; expected 100/],
    [() => readXml("<rss><channel>"), "", /is no well-formed XML/],
    [() => readXml('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "", /document type, which may define entities/],
    [() => readXml("<rss>&nbsp;</rss>"), "", /is no well-formed XML: .*undefined entity/i],
    [() => readXml("<html/>"), "", /"<html>" was sent; expected the root of Atom/],
    [() => readXml(`<rss>${"<a>".repeat(64)}`), "", /more than 64 elements within each other \(line 1/],
    [() => readXml(`<rss>${"<a/>".repeat(100_000)}</rss>`), "", /more than 100000 elements/],
    [() => readXml('<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>'), "/entry/0/id", /expected an id/],
    [
      () => readXml("<rss><channel><item><guid>a</guid><description>b</description></item></channel></rss>"),
      "/channel/item/0/pubDate",
      /Mon, 04 Nov 2024/,
    ],
  ]
  for (const [read, pointer, detail] of rows) {
    const { faults } = read()
    t.equal(faults[0]?.pointer, pointer, detail.source)
    t.match(faults[0]?.detail ?? "", detail)
  }
})

t.test("instants of feeds", async (t) => {
  const rows: [string, string | null][] = [
    ["2024-11-04", "2024-11-04T00:00:00Z"],
    ["2024-11-04T06:00Z", "2024-11-04T06:00:00Z"],
    ["2024-11-04T06:00:00.5+0530", "2024-11-04T06:00:00.5+05:30"],
    ["2024-11-04T24:00:00Z", null],
    ["2024-13-04T06:00:00Z", null],
    ["2024-11-04T06:00:00+25:00", null],
    ["yesterday", null],
  ]
  for (const [text, instant] of rows) t.equal(readIsoInstant(text), instant, text)
  t.equal(readMailInstant("Mon, 4 Nov 2024 06:00:00 PDT"), "2024-11-04T06:00:00-07:00")
  t.equal(readMailInstant("Mon, 31 Feb 2024 06:00:00 GMT"), null)
  t.equal(readMailInstant("Mon, 04 Xyz 2024 06:00:00 GMT"), null)
  t.equal(readMailInstant("Mon, 04 Nov 2024 06:00:00 XYZ"), null)
})
