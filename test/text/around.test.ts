import t from "tap"
import { printAsOf } from "../../src/quantity/dates/print-as-of.ts"
import { printMention } from "../../src/text/print-mention.ts"
import { readMentions } from "../../src/text/read-mentions.ts"

t.test("the noun phrase counted", async (t) => {
  const rows: [sentence: string, ...nouns: (string | null)[]][] = [
    ["The number of looms was 454, and mended roofs reached 120.", "looms", "mended roofs"],
    ["They ordered 30 Boeing 737 Max jets.", "Boeing 737 Max jets"],
    ["The death toll in the valley stood at 70.", "death toll"],
    ["Members of the guild were 55, and hundreds came.", "Members", null],
    ["A ticket costs 45 cents a mile or $3 per rider.", null, "rider"],
    ["They spent $400 of their own money; as few as 20 remain.", "own money", null],
    ["Moscow moved 7,000 North Korean troops east.", "North Korean troops"],
    ["Two more villages and nine other hamlets fell.", "villages", "hamlets"],
    ["They hold 935 Ukrainian prisoners of war.", "Ukrainian prisoners of war"],
    ["Dozens of Opel and Skoda cars burnt.", "Opel and Skoda cars"],
    ["Half the barns and a third of the mills burnt.", "barns", "mills"],
    ["81 % of growers agree.", "growers"],
    ["They sold 435 flats by tender and 187 by auction.", "flats", "flats"],
    ["Three of the five ships sank.", "ships", "ships"],
    ["One proposal asks for tolls.", "proposal"],
    ["The top three seeds lost.", "top seeds"],
    ["Police saw 90 COVID-19 patients.", "COVID-19 patients"],
    ["He runs 28 U.S. hotels.", "U.S. hotels"],
    ["It made 694 home runs.", "home runs"],
    ["At least 30 off-duty officers came.", "off-duty officers"],
    ["Three injured were flown out.", "injured"],
    ["The two agreed.", null],
    ["It has a population of 245,800.", "population"],
    ["A 200-bed clinic opened.", "bed"],
    ["The oven reaches 300 degrees.", "degrees"],
    ["It weighs 70 kg of gold.", "gold"],
    ["It lost 63 cents per share.", "share"],
    ["Sales are three times as high.", null],
    ["They used four “Lancets” at night.", "Lancets"],
  ]
  for (const [sentence, ...nouns] of rows)
    t.strictSame(
      readMentions(sentence).mentions.map(({ noun }) => noun),
      nouns,
      sentence,
    )
})

t.test("who says so", async (t) => {
  const rows: [text: string, ...who: (string | null)[]][] = [
    ["HUR said 500 officers arrived.", "HUR"],
    ["According to the Star Tribune, 63 cars were stolen.", "the Star Tribune"],
    ["Some 40 barns burnt, the fire service said.", "the fire service"],
    ["Half the flats are sold, said Ben Adler, the builder.", "Ben Adler"],
    ["Mayor Vera Holm had earlier reported that two people were hurt.", "Mayor Vera Holm"],
    ["US secretary of state Ann Blake confirmed there are 10,000 Koreans.", "US secretary of state Ann Blake"],
    ["Popko said: “We lost 300 sheep. Another 20 goats died.” Then 5 vets came.", "Popko", "Popko", null],
    ["“We lost 300 sheep. And 20 goats died,” Petra Popko said.", "Petra Popko", "Petra Popko"],
    ["There were 26 confirmed cases.", null],
    ["It grew 5 %, according to more than 300 firms.", null, null],
    ["The Ministry of Health and Labour said 40 clinics closed.", "The Ministry of Health and Labour"],
    ["The states counted 12 votes.", null],
  ]
  for (const [text, ...who] of rows)
    t.strictSame(
      readMentions(text).mentions.map(({ attribution }) => attribution),
      who,
      text,
    )
})

/** A Monday. */
const PUBLISHED = "2024-11-04T12:00:00Z"

t.test("when it held, against the day of publication", async (t) => {
  const rows: [sentence: string, asOf: ReturnType<typeof printAsOf> | null][] = [
    ["They lost 12 boats in October.", "2024-10"],
    ["They lost 12 boats in December.", "2023-12"],
    ["They lost 12 boats on 20-27 October.", { from: "2024-10-20", to: "2024-10-27" }],
    ["They lost 12 boats on Nov. 2, 2023.", "2023-11-02"],
    ["They lost 12 boats since January.", { from: "2024-01-01", to: "2024-11-04" }],
    ["They lost 12 boats since 2022.", { from: "2022-01-01", to: "2024-11-04" }],
    ["They lost 12 boats overnight.", { from: "2024-11-03", to: "2024-11-04" }],
    ["They lost 12 boats on Saturday.", "2024-11-02"],
    ["They lost 12 boats yesterday.", "2024-11-03"],
    ["They lost 12 boats in the third quarter.", { from: "2024-07-01", to: "2024-09-30" }],
    ["They lost 12 boats so far this year.", { from: "2024-01-01", to: "2024-11-04" }],
    ["They lost 12 boats last month.", "2024-10"],
    ["They lost 12 boats two weeks ago.", "2024-10-21"],
    ["The navy said on Friday it lost 12 boats in October.", "2024-10"],
    ["The navy said on Friday it lost 12 boats.", "2024-11-01"],
    ["They will lose 12 boats by 2030.", null],
    ["They may lose 12 boats.", null],
  ]
  for (const [sentence, asOf] of rows) {
    const mention = readMentions(sentence, { publishedAt: PUBLISHED }).mentions.find(({ text }) => text === "12")
    t.strictSame(mention?.asOf ? printAsOf(mention.asOf) : null, asOf, sentence)
    t.equal(readMentions(sentence).mentions.find(({ text }) => text === "12")?.asOf, null, "not without a publication")
  }
  const { mentions } = readMentions("They lost 12 boats in the last 24 hours.", { publishedAt: PUBLISHED })
  t.strictSame(mentions[0]?.asOf, { from: "2024-11-03", to: "2024-11-04" })
})

t.test("which figures belong together", async (t) => {
  const { mentions } = readMentions("It took 200 square km (77 square miles). Two of the five men left.")
  t.strictSame(
    mentions.map(({ links }) => links),
    [[{ kind: "same-quantity", with: 1 }], [{ kind: "same-quantity", with: 0 }], [{ kind: "out-of", with: 3 }], []],
  )
})

t.test("a mention prints as the API shows it", async (t) => {
  const text = "🪖 HUR said over 7,000 North Korean troops came in October."
  const [mention] = readMentions(text, { publishedAt: PUBLISHED }).mentions
  t.match(mention && printMention(mention), {
    start: 12,
    end: 22,
    text: "over 7,000",
    quantity: { hedge: "more-than", value: "7000", unit: "1", stated: { min: "7000", max: null } },
    noun: "North Korean troops",
    attribution: "HUR",
    asOf: "2024-10",
    reader: "number",
    evidence: [
      { of: "noun", is: "stated", from: "North Korean troops" },
      { of: "attribution", is: "stated", from: "HUR" },
      { of: "as-of", is: "stated", from: "October" },
    ],
    links: [],
  })
})

t.test("evidence tells what was inferred", async (t) => {
  const rows: [sentence: string, of: string, from: RegExp][] = [
    ["The oven reaches 300 degrees.", "unit", /can mean/],
    ["It needs 10 to 12 thousand bricks.", "scale", /10 to 12 thousand/],
    ["They sold 435 flats by tender and 187 by auction.", "noun", /flats/],
    ["Popko said: “We lost some sheep. Another 20 goats died.”", "attribution", /Popko/],
  ]
  for (const [sentence, of, from] of rows) {
    const evidence = readMentions(sentence)
      .mentions.at(-1)
      ?.evidence.find((one) => one.of === of)
    t.equal(evidence?.is, "inferred", sentence)
    t.match(evidence?.from, from)
  }
})
