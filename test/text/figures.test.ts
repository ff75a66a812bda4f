import t from "tap"
import { printExact } from "../../src/quantity/numbers/exact.ts"
import type { Quantity } from "../../src/quantity/quantity.ts"
import { readMentions } from "../../src/text/read-mentions.ts"

/** "over 7,000 = more-than 7000 1": wording, hedge (none is left out), value or range, unit. */
function show(text: string, { hedge, value, stated, unit, change }: Quantity): string {
  const ends = [stated.min, stated.max].map((end) => (end === null ? "" : printExact(end))).join("..")
  const number = value === null ? (hedge === "between" ? ends : "-") : printExact(value)
  return [text, "=", hedge === "none" ? null : hedge, number, unit, change].filter((part) => part != null).join(" ")
}

function read(text: string): string[] {
  return readMentions(text).mentions.map((mention) => show(mention.text, mention.quantity))
}

const POSITIVES: readonly (readonly [sentence: string, ...mentions: string[]])[] = [
  // numbers
  ["The mayor counted 12,400 boats.", "12,400 = 12400 1"],
  ["The province sent 200 B.C. firefighters.", "200 = 200 1"],
  ["Twelve ferries and twenty-two barges sank.", "Twelve = 12 1", "twenty-two = 22 1"],
  [
    "They ordered 12 thousand masks and two and a half million gloves.",
    "12 thousand = 12000 1",
    "two and a half million = 2500000 1",
  ],
  ["Half a million visitors came.", "Half a million = 500000 1"],
  ["Two-thirds of the farms and a quarter of the mills are shut.", "Two-thirds = 200/3 %", "a quarter = 25 %"],
  ["It takes 1½ hours.", "1½ hours = 1.5 h"],
  ["The bridge cost $3.5m, the tunnel 1.2bn euros.", "$3.5m = 3500000 USD", "1.2bn euros = 1200000000 EUR"],
  ["Profit was 300mn kronor.", "300mn kronor = 300000000 SEK"],
  ["The night brought -12 °C.", "-12 °C = -12 Cel"],
  ["It earned $100.9million and sold 4.2million tickets.", "$100.9million = 100900000 USD", "4.2million = 4200000 1"],
  // hedges
  [
    "Nearly 900 cows, some 200 goats and well over 40 pigs were moved.",
    "Nearly 900 = nearly 900 1",
    "some 200 = about 200 1",
    "well over 40 = more-than 40 1",
  ],
  [
    "The hall holds 7,000 or more, the barn 300 at most.",
    "7,000 or more = at-least 7000 1",
    "300 at most = at-most 300 1",
  ],
  [
    "No fewer than 30 vans and as many as 45 lorries queued.",
    "No fewer than 30 = at-least 30 1",
    "as many as 45 = up-to 45 1",
  ],
  ["A sub-300 sq m flat sold.", "sub-300 sq m = less-than 300 m2"],
  ["Rates went back up to 7 %.", "7 % = 7 %"],
  // ranges and movements
  ["Between 10,000 and 12,000 marched.", "Between 10,000 and 12,000 = between 10000..12000 1"],
  ["It needs 10 to 12 thousand bricks.", "10 to 12 thousand = between 10000..12000 1"],
  ["The plan costs $3 billion to $5 billion.", "$3 billion to $5 billion = between 3000000000..5000000000 USD"],
  ["Output fell from 40 tonnes to 30 tonnes.", "40 tonnes = 40 t", "30 tonnes = 30 t"],
  ["The toll rose from 34 to over 47.", "34 = 34 1", "over 47 = more-than 47 1"],
  ["Output went from 40 tonnes to 30 tonnes.", "40 tonnes = 40 t", "30 tonnes = 30 t"],
  ["Fares range from $20 to $50.", "from $20 to $50 = between 20..50 USD"],
  ["About 10,000-12,000 seals live there.", "About 10,000-12,000 = between 9000..13200 1"],
  // orders and vague words
  ["Dozens of boats and tens of thousands of sheep were lost.", "Dozens = order - 1", "tens of thousands = order - 1"],
  ["Several farmers and a few shepherds came.", "Several = vague - 1", "a few = vague - 1"],
  ["Double-digit growth is over.", "Double-digit = order - 1"],
  // parts
  ["Three out of five farmers voted.", "Three = 3 1", "five = 5 1"],
  ["Two of the 11 mines reopened.", "Two = 2 1", "11 = 11 1"],
  ["One in 10 pupils walks.", "One = 1 1", "10 = 10 1"],
  // money and shares
  [
    "Turnout was 61.5 per cent, up two percentage points.",
    "61.5 per cent = 61.5 %",
    "two percentage points = 2 %{point} up",
  ],
  ["A coffee costs 80 cents, or US$1.20 to go.", "80 cents = 0.8 USD", "US$1.20 = 1.2 USD"],
  ["He paid HK $216,000 and posted $500 US bail.", "HK $216,000 = 216000 HKD", "$500 US = 500 USD"],
  ["A house at RM450,000 or PS82,000.", "RM450,000 = 450000 MYR", "PS82,000 = 82000 GBP"],
  // units
  ["Winds of 90 mph drove a 60-mm shell 14 km.", "90 mph = 90 [mi_i]/h", "60-mm = 60 mm", "14 km = 14 km"],
  [
    "The mill makes 200 tonnes a day on 0.5 square miles.",
    "200 tonnes a day = 200 t/d",
    "0.5 square miles = 0.5 [mi_i]2",
  ],
  ["A 200-bed clinic in a five-storey block.", "200 = 200 1", "five = 5 1"],
  ["It ran for three straight days and 40 previous years.", "three straight days = 3 d", "40 previous years = 40 a"],
  ["She lost her 12-year-old dog.", "12-year-old = 12 a"],
  // ages
  ["Petra Lind, 66, sold the shop.", "66 = 66 a"],
  ["Her brother, who was 10, slept.", "10 = 10 a"],
  ["Children aged between 5 and 7 eat free.", "between 5 and 7 = between 5..7 a"],
  // ratios
  ["Sales are three times as high, rents more than doubled.", "three times = 3 1", "more than doubled = more-than 2 1"],
  ["A five-fold rise.", "five-fold = 5 1"],
  ["The stock trades at 6.5 times earnings.", "6.5 times = 6.5 1"],
  // one
  ["One proposal asks for tolls.", "One = 1 1"],
  ["It is one of the oldest mills.", "one = 1 1"],
  ["At least one died.", "At least one = at-least 1 1"],
  ["The blast left two dead and injured one.", "two = 2 1", "one = 1 1"],
  // names of units that could be several
  ["The oven reaches 300 degrees.", "300 degrees = 300 1"],
  // differences and levels
  ["Rents rose by 5 % to 900 euros.", "5 % = 5 % up", "900 euros = 900 EUR"],
  ["The index fell 3 points, or 0.4 %.", "3 = 3 1 down", "0.4 % = 0.4 % down"],
  ["A 5 % increase follows a drop of 2 %.", "5 % = 5 % up", "2 % = 2 % down"],
  ["The firm wants to cut its staff by 200.", "200 = 200 1 down"],
  ["Rents rose to 5 %.", "5 % = 5 %"],
  ["Jets dropped 500 bombs.", "500 = 500 1"],
  ["He sits on $1 billion in gains.", "$1 billion = 1000000000 USD"],
  // two units, one amount
  ["She is 5 feet 7 inches tall, he 6ft 1in.", "5 feet 7 inches = 67 [in_i]", "6ft 1in = 73 [in_i]"],
  ["A 6-foot-3 sailor waited 1 hour and 20 minutes.", "6-foot-3 = 75 [in_i]", "1 hour and 20 minutes = 80 min"],
  ["The pike weighed 9 pounds 4 ounces.", "9 pounds 4 ounces = 148 [oz_av]"],
  ["The mill lies a mile and a half north.", "a mile and a half = 1.5 [mi_i]"],
  // powers of ten
  ["It is 1.6×10⁻⁵ m wide and holds 4 x 10^6 spores.", "1.6×10⁻⁵ m = 0.000016 m", "4 x 10^6 = 4000000 1"],
  // rates with hyphens
  ["A £2m-a-year lease.", "£2m-a-year = 2000000 GBP/a"],
  // how far, and to where
  ["Oats fell 9 cents to $3.10.", "9 cents = 0.09 USD down", "$3.10 = 3.1 USD"],
  ["The index shed 12.5 to 998.25.", "12.5 = 12.5 1", "998.25 = 998.25 1"],
  ["It went from a crew of 90 to 14.", "90 = 90 1", "14 = 14 1"],
  ["She leads by 51 % to 44 %.", "51 % = 51 %", "44 % = 44 %"],
  // a hedge belongs to the nearer number
  ["It has 40 % and over 80 reviews.", "40 % = 40 %", "over 80 = more-than 80 1"],
  ["It was split between two heirs.", "two = 2 1"],
  ["They won four one-day races.", "four = 4 1", "one-day = 1 d"],
  ["He said that one in six barns leaks.", "one = 1 1", "six = 6 1"],
  // ages without their word
  ["His father was 71; she turned 40 and died at 82.", "71 = 71 a", "40 = 40 a", "82 = 82 a"],
  ["Anna Berg was 87.", "87 = 87 a"],
  ["The low in New York was 40.", "40 = 40 1"],
  ["Children under 6 and adults over 75 pay nothing.", "under 6 = less-than 6 a", "over 75 = more-than 75 a"],
  ["People 65 and older, or 18 and younger.", "65 and older = at-least 65 a", "18 and younger = at-most 18 a"],
  // headlines
  ["Storm Leaves 300 Homeless", "300 = 300 1"],
  ["Quake Kills 12", "12 = 12 1"],
]

t.test("figures are read in prose", async (t) => {
  for (const [sentence, ...mentions] of POSITIVES) t.strictSame(read(sentence), mentions, sentence)
})

const NEGATIVES: readonly string[] = [
  // dates and times
  "It opened on 4 November 2024 and shut on Nov. 9.",
  "In 2019 the mill closed; in the 1990s it thrived.",
  "The season of 2022-23 began at 5.30pm.",
  "The train left at 17:45, the ferry at 6 a.m. on Sunday.",
  "The temple dates from A.D. 1000.",
  "Nineveh fell in 612 B.C. to the Medes.",
  "Nineveh fell c. 612 b.c.e., as is thought.",
  "The works shut between 1914 and 1918.",
  // numbers of things
  "Call +44 20 7946 0958 today.",
  "He lives at 10 Downing Street.",
  "The parcel went to SW1A 2AA.",
  "Version 2.1.3 fixes it.",
  "They won 3-1 away.",
  "They lost 1-2 at home.",
  // names
  "Soldiers carried AK-12 rifles under F-16 jets and an S-400 battery.",
  "The Boeing 737 landed.",
  "It invoked Article 5.",
  "She had Covid-19.",
  "The Group of Seven met the Big Four.",
  "They finished behind just Kenya and Ghana in the Big 12.",
  "The Apple Watch 5 sold out.",
  "The S&P 500 closed.",
  "Their 787 Dreamliner took off.",
  "He listens to BBC Radio 4 and Formula One.",
  "See https://example.org/2024/11/04/item-55.",
  "It is the number one risk.",
  "They peaked at number four.",
  "She has type 2 diabetes and watched season 3.",
  "Big Four auditors left the Final Four games.",
  "Quest 2 offers the same, and the Nimbus 9 costs a fortune.",
  "He saved in a 401(k) for a Twenty20 match.",
  "She swam it in 8:05.32.",
  "Nineteen eighty-six was wet, and so was twenty twenty-one.",
  "From 1318 to 1347, and between 2011 and 2012, it slowed.",
  // ordinals
  "The third man came 21st in the 4th race.",
  "It was his twenty-third race.",
  "They sang their number-one song.",
  "The second half was dull; the first quarter was not.",
  // one, and idioms
  "No one came, and nobody wanted the last one.",
  "At one point he left.",
  "On the one hand it rains.",
  "One day he will come.",
  "They saw one another.",
  "One should wait.",
  "A new one is better.",
  "Half-brothers played at half time.",
  "A third-party audit is under way.",
  "He came several times.",
  "Various people left in a lot of doubt.",
]

t.test("what is no figure is not read as one", async (t) => {
  for (const sentence of NEGATIVES) t.strictSame(read(sentence), [], sentence)
})

t.test("what is not understood is named with a reason", async (t) => {
  const rows: [sentence: string, text: string, reason: RegExp][] = [
    ["The code is 12,34.", "12,34", /neither grouped in threes/],
    ["They sold two hundred hundred sacks.", "two hundred hundred", /do not make one number/],
    ["It rose from $10 to $12 to $15.", "from $10 to $12 to $15", /has two ends/],
    ["The motion passed 60 to 40.", "60 to 40", /must rise/],
    ["Not 500 came.", "500", /denied/],
    ["It lies 12 m people away.", "12 m", /metres or million/],
  ]
  for (const [sentence, text, reason] of rows) {
    const { unread } = readMentions(sentence)
    t.equal(unread.length, 1, sentence)
    t.equal(unread[0]?.text, text)
    t.match(unread[0]?.reason, reason)
  }
})

t.test("a text of another language or script is not guessed at", async (t) => {
  for (const text of [
    "Am Montag waren es nach Angaben der Polizei 12.000 Menschen und 5 Hunde.",
    "Було 12 000 солдатів.",
  ]) {
    const { mentions, unread, notes } = readMentions(text)
    t.strictSame([mentions, unread, notes.length], [[], [], 1], text)
  }
})

t.test("German prose has figures and nouns", async (t) => {
  const { mentions } = readMentions("Am 3. Mai waren mehr als 12.000 junge Soldaten in der Stadt.", { language: "de" })
  t.strictSame(
    mentions.map(({ text, noun }) => [text, noun]),
    [["mehr als 12.000", "junge Soldaten"]],
  )
})
