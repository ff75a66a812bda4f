export const exampleLiveBlog = {
  "@context": "https://schema.org",
  "@type": "LiveBlogPosting",
  "@id": "https://news.example.org/live/troops",
  headline: "North Korean troops in Russia",
  datePublished: "2024-11-04T17:00:00Z",
  dateModified: "2024-11-04T20:15:00Z",
  articleBody: "What we know so far.",
  liveBlogUpdate: [
    {
      "@type": "BlogPosting",
      headline: "Washington: 10,000 troops",
      datePublished: "2024-11-04T20:15:00Z",
      articleBody: "<p>10,000 North Korean troops are in Russia, the US State Department says.</p>",
    },
  ],
}

export const exampleNinjs = [
  {
    uri: "urn:newsroom:4711",
    version: "2",
    versionCreated: "2024-11-04T20:15:00Z",
    language: "en",
    headlines: [{ role: "main", value: "North Korean troops in Russia" }],
    bodies: [{ contentType: "text/plain", value: "10,000 North Korean troops are in Russia." }],
  },
]

export const exampleAtom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <entry>
    <id>tag:news.example.org,2024:troops</id>
    <title>North Korean troops in Russia</title>
    <updated>2024-11-04T20:15:00Z</updated>
    <content type="html">&lt;p&gt;10,000 North Korean troops are in Russia.&lt;/p&gt;</content>
  </entry>
</feed>`

export const exampleRss = `<rss version="2.0">
  <channel>
    <language>en</language>
    <item>
      <guid>troops</guid>
      <title>North Korean troops in Russia</title>
      <pubDate>Mon, 04 Nov 2024 20:15:00 GMT</pubDate>
      <description>10,000 North Korean troops are in Russia.</description>
    </item>
  </channel>
</rss>`

export const exampleFeedAnswer = {
  filed: 1,
  known: 0,
  withdrawn: 0,
  refused: 0,
  items: [
    {
      externalId: "https://news.example.org/live/troops",
      publishedAt: "2024-11-04T20:15:00Z",
      outcome: "filed",
      opened: 0,
      resolved: 0,
    },
  ],
}
