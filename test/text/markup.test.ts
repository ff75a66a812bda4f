import t from "tap"
import { findMarkup, type Markup } from "../../src/quantity/find-markup.ts"
import { readMarkedUpInSteps } from "../../src/text/read-marked-up.ts"

function read(source: string, format: Markup) {
  const steps = readMarkedUpInSteps(source, { format })
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** What is read, and where in the source: "1,200 @ 1,200". */
function list(source: string, format: Markup): string[] {
  const { mentions, unread } = read(source, format)
  return [
    ...mentions.map(
      ({ start, end, text, quantity }) => `${text} ${quantity.hedge} ${quantity.unit} @ ${source.slice(start, end)}`,
    ),
    ...unread.map(({ start, end, text }) => `unread ${text} @ ${source.slice(start, end)}`),
  ]
}

t.test("figures of HTML, with positions in what was sent", async (t) => {
  const rows: [string, string[]][] = [
    ["<p>300 people died</p>", ["300 none 1 @ 300"]],
    ["The toll rose to <b>1,200</b>, officials said.", ["1,200 none 1 @ 1,200"]],
    ["More than 300&nbsp;km of road flooded.", ["More than 300 km more-than km @ More than 300&nbsp;km"]],
    ["It was 1,200&ndash;1,400 people.", ["1,200–1,400 between 1 @ 1,200&ndash;1,400"]],
    ["It cost &pound;3&#46;50 in all.", ["£3.50 none GBP @ &pound;3&#46;50"]],
    ["<td>300</td><td>400</td>", ["300 none 1 @ 300", "400 none 1 @ 400"]],
    ["Over <em>12</em>,000 came.", ["Over 12,000 more-than 1 @ Over <em>12</em>,000"]],
    ["An area of 40 km<sup>2</sup> burned.", ["40 km2 none km2 @ 40 km<sup>2"]],
    ["Some 12,000<sup>[2]</sup> died.", ["Some 12,000 about 1 @ Some 12,000"]],
    ["<script>var a = 300</script><style>p { width: 40px }</style>", []],
    ['<!-- 300 people --><p title="40 dead">Nothing.</p>', []],
    ["Fewer than 5 < 7 people came.", ["Fewer than 5 less-than 1 @ Fewer than 5", "< 7 less-than 1 @ < 7"]],
    ['<a href="https://example.org/300">About 40 people</a>', ["About 40 about 1 @ About 40"]],
    ["<p>He owns 40</p><p>million did not.</p>", ["40 none 1 @ 40"]],
    ["&bogus; 300 people", ["300 none 1 @ 300"]],
    ["<script>300 people", []],
    ['<a title="40 > 30 dead">300 people</a> died.', ["300 none 1 @ 300"]],
    ["<SCRIPT>if (a < 300) b</SCRIPT>40 people died.", ["40 none 1 @ 40"]],
    ["<svg><svg>300</svg>12</svg>40 people died.", ["40 none 1 @ 40"]],
    ["The 9<sup>th</sup> of 40 people", ["40 none 1 @ 40"]],
    ["1&frac12; million people came.", ["1½ million none 1 @ 1&frac12; million"]],
    ["12&#44;000 people and 12&#x2c;500 more came.", ["12,000 none 1 @ 12&#44;000", "12,500 none 1 @ 12&#x2c;500"]],
    ["12&shy;000 people came.", ["12000 none 1 @ 12&shy;000"]],
    ["Some 300<sup><a href='#n4'>[4]</a></sup> people died.", ["Some 300 about 1 @ Some 300"]],
  ]
  for (const [source, expected] of rows) t.strictSame(list(source, "html"), expected, source)
})

t.test("figures of Markdown, with positions in what was sent", async (t) => {
  const rows: [string, string[]][] = [
    ["The toll rose to **1,200**, officials said.", ["1,200 none 1 @ 1,200"]],
    ["# 300 dead\n\nOver *40* were hurt.", ["300 none 1 @ 300", "Over 40 more-than 1 @ Over *40"]],
    ["- 300 tanks\n- 40 drones", ["300 none 1 @ 300", "40 none 1 @ 40"]],
    ["[300 people](https://example.org/40) died.", ["300 none 1 @ 300"]],
    ["![40 people](a.png) 300 people died.[^2]", ["300 none 1 @ 300"]],
    ["> More than __300__ people died.", ["More than 300 more-than 1 @ More than __300"]],
    ["| tanks | 300 |\n|---|---|\n| drones | 40 |", ["300 none 1 @ 300", "40 none 1 @ 40"]],
    ["```\n300 people\n```\n40 people died.", ["40 none 1 @ 40"]],
    ["About ~~300~~ 40 people died\\.", ["About 300 about 1 @ About ~~300", "40 none 1 @ 40"]],
    ["~300 people died.", ["~300 about 1 @ ~300"]],
    ["300&nbsp;km of road.", ["300 km none km @ 300&nbsp;km"]],
    ["Fewer than 5 < 7 people came.", ["Fewer than 5 less-than 1 @ Fewer than 5", "< 7 less-than 1 @ < 7"]],
    ['<span data-n="40 _dead_">300</span> people died.', ["300 none 1 @ 300"]],
    ["\\<b\\>, 300 people died.", ["300 none 1 @ 300"]],
    ["<script>300</script> 40 people died.", ["40 none 1 @ 40"]],
  ]
  for (const [source, expected] of rows) t.strictSame(list(source, "markdown"), expected, source)
})

t.test("what looks like markup, and what only has its signs", async (t) => {
  const rows: [string, Markup | null][] = [
    ["<b>10,000</b>", "html"],
    ["300&nbsp;km", "html"],
    ["<br/>300", "html"],
    ["**300**", "markdown"],
    ["[300](https://example.org)", "markdown"],
    ["# 300 dead", "markdown"],
    ["<10,000", null],
    ["a < b and c > d", null],
    ["List<e>", null],
    ["AT&T; 300", null],
    ["#1 of 300", null],
    ["5 ** 3", null],
    ["300* (estimate)", null],
    ["300 [a] (b)", null],
  ]
  for (const [text, expected] of rows) t.equal(findMarkup(text), expected, text)
})

t.test("the time is linear in the length of any markup", async (t) => {
  for (const piece of [
    "<",
    "<b",
    "[",
    "**",
    "<script>",
    "&#1",
    "<sup>",
    "![",
    "`",
    "<!--",
    "|",
    "# ",
    "> ",
    "-",
    " -",
    "* ",
    "=",
  ]) {
    const source = piece.repeat(50_000)
    const started = performance.now()
    for (const format of ["html", "markdown"] as const) read(source, format)
    findMarkup(source)
    t.ok(performance.now() - started < 5_000, piece)
  }
})
