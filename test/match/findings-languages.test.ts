import t from "tap"
import { listFindings } from "../../src/match/findings/list-findings.ts"
import type { ReadPart } from "../../src/match/findings/read-part.ts"
import type { LanguageCode } from "../../src/quantity/languages/languages.ts"
import { finish, readText } from "./texts.ts"

type Case = readonly [draft: string, found: string]

/** What is found in a headline and a text parted by a line with a bar, or in a text, and what is not although it looks like it. */
const CASES: Readonly<Record<LanguageCode, readonly Case[]>> = {
  en: [
    [
      "Toll rises to 23\n|\nThe number of people killed in the quake has risen to 27, the ministry said. Rescuers dug on.",
      "headline: 23 × 27",
    ],
    [
      "Seven dead in motorway crash\n|\nNine people died when a bus hit a lorry on the A4 on Monday. Four others were hurt.",
      "headline: Seven × Nine",
    ],
    [
      "Death toll climbs to 112 in Torlan\n|\nThe quake in Torlan has killed 121 people, the interior ministry said.",
      "headline: 112 × 121",
    ],
    [
      "Unemployment falls to 5.1%\n|\nUnemployment in the country fell to 5.7% in October, the office said.",
      "headline: 5.1% × 5.7%",
    ],
    [
      "Rovers fined £400,000\n|\nRovers must pay a fine of £40,000 for the fireworks, the league said.",
      "headline: £400,000 × £40,000",
    ],
    [
      "Man jailed for 14 years\n|\nA court in Leeds sentenced the man to 12 years in prison on Friday.",
      "headline: 14 years × 12 years",
    ],
    [
      "Wind reaches 148 km/h\n|\nThe weather service measured a gust of 184 km/h on the coast.",
      "headline: 148 km/h × 184 km/h",
    ],
    ["Turnout of 61% in Norland\n|\nTurnout was 66%, the commission said.", "headline: 61% × 66%"],
    ["Firm to shed 1,200 jobs\n|\nThe firm will cut 2,100 jobs by the summer, it said.", "headline: 1,200 × 2,100"],
    ["Temperatures of 47 °C\n|\nThe temperature in Aran reached 41 °C on Tuesday.", "headline: 47 °C × 41 °C"],
    ["Toll rises to 23\n|\nThe number of people killed has risen to 23. On Sunday 19 had been reported dead.", ""],
    ["Seven dead in crash\n|\nFour people died at the scene, and three in hospital.", ""],
    ["Seven dead in crash\n|\nThe crash killed seven people. Nine people were killed there in 2019.", ""],
    ["Unemployment falls to 5.1%\n|\nUnemployment fell to 5.1% in October from 5.7% in September.", ""],
    ["Unemployment falls to 5.1%\n|\nUnemployment fell by 0.6 points. Among the young it stands at 11.4%.", ""],
    ["Man jailed for 14 years\n|\nThe court sentenced him to 14 years in prison. His brother got 12 years.", ""],
    ["Man jailed for 14 years\n|\nHe had been on the run for 12 years.", ""],
    ["Toll rises to 23\n|\nThe fare rose by 4 euros. The toll on the bridge is 3 euros.", ""],
    ["Wind reaches 148 km/h\n|\nIn the lowlands gusts reached 117 km/h. On the mountain 148 km/h were measured.", ""],
    ["Turnout of 61% in Norland\n|\nThe party won 34% of the vote.", ""],
    ["50,000 flee fire\n|\nMore than 50,000 people fled. 12,000 of them are in shelters.", ""],
    ["Firm to shed 1,200 jobs\n|\nThe firm, which has 21,000 jobs in Norland, will cut about 1,200 jobs.", ""],
    [
      "The council must find £28m. Most of that, £17m, is to come from care. Roads give up £9m, and the remaining £4m will be taken from reserves.",
      "sum: £28m × £17m, is to come from care. Roads give up £9m, and the remaining £4m",
    ],
    [
      "Of 96 drones that were sent, 71 were brought down. Another 35 never reached a target.",
      "sum: 96 × 71 were brought down. Another 35",
    ],
    ["The camp holds 1,480 people. Of those, 1,120 are men and 630 are women.", "sum: 1,480 × 1,120 are men and 630"],
    [
      "She was convicted on 17 of 22 counts and cleared of the other six.",
      "sum: 22 × 17 of 22 counts and cleared of the other six",
    ],
    [
      "The league has 180 seats in parliament. The Labour Front won 88 seats, the Civic Union got 71 and the Greens won 31.",
      "sum: 180 × 88 seats, the Civic Union got 71 and the Greens won 31",
    ],
    ["They won 41 medals: 13 gold, 12 silver and 19 bronze.", "sum: 41 × 13 gold, 12 silver and 19"],
    ["The ferry carried 312 people: 280 passengers and 42 crew.", "sum: 312 × 280 passengers and 42"],
    ["He scored 27 goals, 15 at home and 14 away, a total of 30.", "sum: 30 × 27 goals, 15 at home and 14"],
    [
      "Twelve people died in the north and nine in the south. In all 23 people were killed.",
      "within: 23 × Twelve; sum: 23 × Twelve people died in the north and nine",
    ],
    [
      "The house voted on the bill, 212 were in favour, 188 were against and 12 abstained, a total of 420 votes.",
      "sum: 420 × 212 were in favour, 188 were against and 12",
    ],
    [
      "The council must find £28m. Most of that, £17m, is to come from care. Roads give up £7m, and the remaining £4m will be taken from reserves.",
      "",
    ],
    ["Of 96 drones that were sent, 71 were brought down. Another 15 fell into the sea.", ""],
    ["The camp holds 1,480 people. Of those, 1,120 are men and 360 are women.", ""],
    ["The camp holds 1,480 people. Of those, 1,120 are from Sahra and 630 are ill.", ""],
    ["The league has 180 seats in parliament. The Labour Front won 71 seats and the Greens won 31.", ""],
    ["The party won 88 of 180 seats. It had 94 seats before, and 70 in 2010.", ""],
    ["Police counted 5,000 marchers in the morning and 8,000 in the evening.", ""],
    ["The fund has 300 million euros. It gave 180 million euros to schools and lost 150 million euros.", ""],
    ["They won 41 medals, the most ever: 13 gold, 12 silver and 16 bronze. Of the 318 athletes only 40 stayed.", ""],
    [
      "The plant employs 4,200 people. It was built in 1960. Each of its 2,400 employees has had a letter.",
      "within: 2,400 × 4,200",
    ],
    [
      "The pool had 96,000 visits last year. At 69,000 visits last year it was the least used of the three.",
      "within: 69,000 × 96,000",
    ],
    ["Turnout was 61%. The sun shone. With a turnout of 66% the vote is valid.", "within: 66% × 61%"],
    [
      "Gusts reached 148 km/h on the mountain. Trees fell. The gust of 184 km/h on the mountain is a record.",
      "within: 184 km/h × 148 km/h",
    ],
    [
      "The court sentenced him to 12 years. He sat still. His sentence of 15 years is the longest ever.",
      "within: 15 years × 12 years",
    ],
    [
      "The firm will cut 650 jobs. Unions are angry. They called the 560 job cuts a breach of trust.",
      "within: 560 × 650",
    ],
    ["A crowd of 38,600 had come. Of the 38,600 spectators 1,200 had come by bus.", ""],
    ["The plant employs 4,200 people. The other plant employs 2,400 people.", ""],
    ["Turnout was 61%. In 2019 turnout was 66%.", ""],
    ["The firm will cut 650 jobs. In Leeds it will cut 560 jobs.", ""],
    ["Gusts reached 148 km/h on the mountain. In the valley gusts reached 117 km/h.", ""],
    ["The firm will cut 650 jobs. Last year it cut 560 jobs.", ""],
  ],
  de: [
    [
      "Hochwasser an der Lohne: 32 Tote\n|\nBei dem Hochwasser sind 23 Menschen ums Leben gekommen. 41 Personen werden vermisst.",
      "headline: 32 × 23",
    ],
    [
      "Zahl der Toten steigt auf 78\n|\n87 Menschen sind an der Krankheit gestorben, teilte das Ministerium mit.",
      "headline: 78 × 87",
    ],
    [
      "Umsatz steigt auf 1,48 Milliarden Euro\n|\nDer Umsatz stieg auf 1,84 Milliarden Euro, wie das Unternehmen mitteilte.",
      "headline: 1,48 Milliarden Euro × 1,84 Milliarden Euro",
    ],
    [
      "Bürgerunion gewinnt mit 32,4 Prozent\n|\nDie Bürgerunion kommt auf 34,2 Prozent der Stimmen.",
      "headline: 32,4 Prozent × 34,2 Prozent",
    ],
    ["Drei Tote bei Sturm\n|\nDer Sturm hat zwei Menschen das Leben gekostet.", "headline: Drei × zwei"],
    [
      "Firma streicht 1.200 Stellen\n|\nDie Firma will 2.100 Stellen streichen, teilte sie mit.",
      "headline: 1.200 × 2.100",
    ],
    [
      "Böen bis 148 km/h\n|\nDer Wetterdienst hat eine Böe von 184 Kilometern pro Stunde gemessen.",
      "headline: bis 148 km/h × 184 Kilometern pro Stunde",
    ],
    [
      "Mann muss 14 Jahre in Haft\n|\nDas Gericht verurteilte den Mann zu zwölf Jahren Haft.",
      "headline: 14 Jahre × zwölf Jahren",
    ],
    [
      "Hochwasser: 23 Tote\n|\nBei dem Hochwasser sind 23 Menschen ums Leben gekommen. Am Sonntag waren es 19 Tote.",
      "",
    ],
    ["Firma streicht 1.200 Stellen\n|\nDie Firma will 700 Stellen in Ulm und 500 Stellen in Kiel streichen.", ""],
    ["Firma streicht 1.200 Stellen\n|\nDie Firma will 1.200 Stellen streichen. Im Vorjahr waren es 900 Stellen.", ""],
    ["Drei Tote bei Sturm\n|\nDer Sturm hat drei Menschen das Leben gekostet. Zwei Menschen wurden verletzt.", ""],
    [
      "Bürgerunion gewinnt mit 34 Prozent\n|\nDie Bürgerunion kommt auf 34,2 Prozent der Stimmen, die Grünen auf 21,7 Prozent der Stimmen.",
      "",
    ],
    [
      "Der neue Landtag hat 120 Sitze. Die Bürgerunion erhält 57 Sitze, auf die Grünen entfallen 44 und auf die Freie Liste 29 Sitze.",
      "sum: 120 × 57 Sitze, auf die Grünen entfallen 44 und auf die Freie Liste 29",
    ],
    [
      "Die Stadt muss 28 Millionen Euro sparen. 17 Millionen Euro kommen aus der Pflege, 9 Millionen Euro aus dem Verkehr und die restlichen 4 Millionen Euro aus Rücklagen.",
      "sum: 28 Millionen Euro × 17 Millionen Euro kommen aus der Pflege, 9 Millionen Euro aus dem Verkehr und die restlichen 4 Millionen Euro",
    ],
    [
      "Von 96 Drohnen wurden 71 abgeschossen, weitere 35 verschwanden vom Radar.",
      "sum: 96 × 71 abgeschossen, weitere 35",
    ],
    ["Die Polizei nahm 30 Menschen fest: 18 Männer und 14 Frauen.", "sum: 30 × 18 Männer und 14"],
    [
      "Der neue Landtag hat 120 Sitze. Die Bürgerunion erhält 47 Sitze, auf die Grünen entfallen 44 und auf die Freie Liste 29 Sitze.",
      "",
    ],
    ["Von 96 Drohnen wurden 71 abgeschossen, weitere 8 verschwanden vom Radar.", ""],
    ["Die Polizei nahm 30 Menschen fest, darunter 8 Männer und 14 Frauen.", ""],
    [
      "Haldor will 650 Stellen streichen. Die Aktie stieg. Die IG Metall nannte die 560 Stellen, die gestrichen werden, einen Verrat.",
      "within: 560 × 650",
    ],
    [
      "Die Feuerwehr zählte 410 überflutete Keller. Es regnete weiter. Die 140 überfluteten Keller müssen ausgepumpt werden.",
      "within: 140 × 410",
    ],
    [
      "Die Wahlbeteiligung lag bei 61 Prozent. Die Sonne schien. Mit einer Wahlbeteiligung von 66 Prozent ist die Wahl gültig.",
      "within: 66 Prozent × 61 Prozent",
    ],
    [
      "Bei dem Sturm starben zwölf Menschen. Helfer kamen. Insgesamt kamen bei dem Sturm 17 Menschen ums Leben.",
      "within: 17 × zwölf",
    ],
    ["Haldor will 650 Stellen streichen. Am Standort Kiel fallen 560 Stellen weg.", ""],
    ["Bei dem Sturm starben zwölf Menschen. Im Vorjahr starben 17 Menschen bei einem Sturm.", ""],
    ["Die Wahlbeteiligung lag bei 61 Prozent. Vor fünf Jahren lag die Wahlbeteiligung bei 66 Prozent.", ""],
  ],
}

function tell(draft: string, language: LanguageCode): string {
  const [text = "", headline] = draft.split("\n|\n").toReversed()
  const partOf = (name: ReadPart["in"], plain: string): ReadPart => {
    const { mentions, points } = readText(plain, { publishedAt: "2024-11-04T12:00:00Z", language })
    return { in: name, text: plain, mentions, points, publishedOn: null }
  }
  const parts = [...(headline === undefined ? [] : [partOf("headline", headline)]), partOf("text", text)]
  const found = finish(listFindings({ parts, language, publishedOn: null }))
  return found.map(({ kind, mention, other }) => `${kind}: ${mention.text} × ${other?.text}`).join("; ")
}

for (const [language, cases] of Object.entries(CASES)) {
  t.test(`headline, sum and within are told, and what looks like them is not: ${language}`, async (t) => {
    for (const [draft, found] of cases) t.equal(tell(draft, language as LanguageCode), found, draft)
  })
}
