import t from "tap"
import { compareInputsInSteps } from "../../src/operations/texts/compare-inputs.ts"
import { finishWithin } from "../../src/operations/texts/finish-within.ts"
import { finish } from "../match/texts.ts"

const POINTERS = ["/a/text", "/b/text"]

/** Work that never ends, in steps of two milliseconds. */
function* runForEver(): Generator<void, never, void> {
  for (;;) {
    const until = performance.now() + 2
    while (performance.now() < until);
    yield
  }
}

t.test("work that ends in time has the result that its steps have", async (t) => {
  const text = "In Oslo they counted 120 boats and 340 cranes. ".repeat(20)
  const input = { a: { text }, b: { text } }
  t.same(
    finishWithin(compareInputsInSteps(input), Number.POSITIVE_INFINITY, POINTERS),
    finish(compareInputsInSteps(input)),
  )
})

t.test("work that takes too long is refused between two steps, with its time, its setting and its texts", async (t) => {
  const detail = "takes longer to read than the 20 ms of TEXT_TIMEOUT; expected a shorter text, or one in parts"
  t.throws(() => finishWithin(runForEver(), 20, POINTERS), {
    kind: "text-too-costly",
    message: `/a/text and /b/text: ${detail}.`,
    errors: [
      { pointer: "/a/text", detail },
      { pointer: "/b/text", detail },
    ],
  })
})

t.test("an input that cannot be used is refused by the first step", async (t) => {
  const refused = { kind: "invalid-input", errors: [{ pointer: "/a" }] }
  t.throws(() => finishWithin(compareInputsInSteps({ a: {}, b: { text: "" } }), 10_000, POINTERS), refused)
})
