import t from "tap"
import { pairTextsInSteps } from "../../src/match/texts/pair-texts.ts"
import { tellContrast } from "../../src/match/texts/verdicts/tell-contrast.ts"
import { describeText, finish, readText, TOLERANCE } from "./texts.ts"

/** Which words tell the figures of two sentences with one figure each apart: "profit / sales"; null where none do. */
function tell(a: string, b: string): string | null {
  const [[one], [other]] = [describeText(a), describeText(b)]
  if (one === undefined || other === undefined) throw new Error(`no figure in "${a}" or "${b}"`)
  const contrast = tellContrast(one, other)
  return contrast && [contrast.a, contrast.b].map((words) => words.map(({ bare }) => bare).join(" ")).join(" / ")
}

t.test("the words that tell two figures apart", async (t) => {
  const cases: readonly (readonly [string, string, string | null])[] = [
    ["The mill had sales of $40 million.", "The mill had a profit of $6 million.", "sales / profit"],
    ["The mill had sales of $40 million.", "The mill had revenue of $36 million.", null],
    ["Profit before tax was $40 million.", "Pre-tax profit was $36 million.", null],
    ["Profit before tax was $40 million.", "Net profit was $36 million.", "Profit before tax / Net profit"],
    ["In March 40 ships docked.", "In April 36 ships docked.", "March / April"],
    ["By March 40 ships had docked.", "By April 46 ships had docked.", null],
    ["They march 40 miles.", "They may march 36 miles.", null],
    ["In 2018 the port took 40 ships.", "In 2019 the port took 36 ships.", "2018 / 2019"],
    ["Since 2018 the port took 40 ships.", "Since 2019 the port took 36 ships.", null],
    ["Italy reported 40 cases.", "Spanish doctors treated 36 cases.", "Italy / Spanish"],
    ["Italy and Spain reported 40 cases.", "Spain reported 36 cases.", null],
    ["He came from Italy with 40 dogs.", "He came to Spain with 36 dogs.", null],
    ["Police in Leeds held 40 people.", "Police in Hull held 36 people.", "Leeds / Hull"],
    ["A blast in Kabul killed 40.", "A blast in Afghanistan killed 36.", null],
    ["The firm has 40 mills worldwide.", "The firm has 9 mills in Spain.", "worldwide / Spain"],
    ["The firm has 40 mills worldwide.", "The firm has 49 mills in Spain.", null],
    ["Floods killed 40 nationwide.", "Floods killed 9 in Leeds.", "nationwide / Leeds"],
    ["Shares were at $40 before the sale.", "Shares were at $36 after the sale.", "before / after"],
    ["Shares were at $40 before the sale.", "Shares were at $36 after a quiet day.", null],
    ["A first dose went to 40 people.", "A second dose went to 36 people.", "first dose / second dose"],
    ["The bomb killed 14 and hurt 30.", "The bomb hurt 36.", "killed / hurt"],
    ["Rebels killed 40 men.", "The 36 men were killed by soldiers.", null],
    ["His rival had 40% of the vote.", "He had 36% of the vote.", "rival / "],
    ["Growth was 40%, less than expected.", "Growth fell to 36%.", null],
    [
      "On Monday the Hilltop Bank lost 40 cars.",
      "On Monday the Valley Trust lost 36 cars.",
      "Hilltop Bank / Valley Trust",
    ],
    ["On Monday the Hilltop Bank lost 40 cars.", "On Monday the Hiltop Bank lost 36 cars.", null],
    ["On Monday the Valley Times said 40 died.", "On Monday the Hilltop Post said 36 died.", null],
  ]
  for (const [a, b, expected] of cases) {
    t.equal(tell(a, b), expected, `${a} | ${b}`)
    const exchanged = expected?.split(" / ").toReversed().join(" / ") ?? null
    t.equal(tell(b, a), exchanged, `${b} | ${a}`)
  }
})

t.test("one sentence says which figures were told apart and by which words", async (t) => {
  const apart = (a: string, b: string) =>
    finish(pairTextsInSteps(readText(a), readText(b), { measure: "stock", tolerance: TOLERANCE })).apart
  t.equal(
    apart("The mill had sales of $40 million.", "The mill had a profit of $36 million."),
    '"$40 million" is said of "sales" and "$36 million" of "profit".',
  )
  t.equal(apart("The mill had sales of $40 million.", "The mill had sales of $36 million."), null)
})

t.test("across languages no words tell figures apart", async (t) => {
  const [[one], [other]] = [describeText("Sales were $40 million."), describeText("A profit of $6 million.")]
  if (one === undefined || other === undefined) throw new Error("no figures")
  t.equal(tellContrast(one, { ...other, language: "de" }), null)
})
