/**
 * A second opinion on the readings table of the domain, written apart from src/: whole numbers of a trillionth, powers of
 * ten found by trying them one after the other, every hedge spelled out for every sign. Numerals have at most six decimals.
 */
const ONE = 10n ** 12n

export type Asked = {
  readonly value: string
  readonly hedge: string
  readonly isCount: boolean
  readonly canBeNegative: boolean
}
export type Ends = { readonly min: bigint | null; readonly max: bigint | null; readonly open: string }
export type Both = { readonly stated: Ends; readonly implied: Ends }

/** "-7.25" in trillionths. */
export function trillionths(text: string): bigint {
  const [whole = "", decimals = ""] = text.replace("-", "").split(".")
  const size = BigInt(whole + decimals.padEnd(12, "0"))
  return text.startsWith("-") ? -size : size
}

export function readByTable(asked: Asked): Both {
  const n = trillionths(asked.value)
  const isWholeCount = asked.isCount && !asked.value.includes(".")
  if (n === 0n) return readZero(asked)
  return n > 0n ? readPositive(asked, n, isWholeCount) : readNegative(asked, -n)
}

function readPositive({ value, hedge, isCount, canBeNegative }: Asked, n: bigint, isWholeCount: boolean): Both {
  const u = roundingUnit(value, n)
  const floor = canBeNegative ? null : 0n
  const least = isWholeCount ? ONE : 0n
  const width = (perMille: bigint) => most((n * perMille) / 1000n, least)
  const low = (end: bigint) => (floor === null ? end : most(end, floor))
  const around = (perMille: bigint) => most(width(perMille), u / 2n)
  switch (hedge) {
    case "none":
    case "exactly":
      return twice({ min: n, max: n, open: "" })
    case "about":
      return both((w) => ({ min: low(n - w), max: n + w, open: "" }), around(100n), around(50n))
    case "nearly":
      return both((w) => ({ min: low(n - w), max: n, open: "" }), width(50n), width(25n))
    case "just-over":
      return both((w) => ({ min: n, max: n + w, open: "min" }), width(100n), width(50n))
    case "more-than":
    case "at-least": {
      const open = hedge === "more-than" ? "min" : ""
      const isSmall = isWholeCount && n < 10n * ONE
      return {
        stated: { min: n, max: null, open },
        implied: { min: n, max: isSmall ? 10n * ONE : up(n, isCount, isWholeCount), open },
      }
    }
    default: {
      const open = hedge === "less-than" ? "max" : ""
      return {
        stated: { min: floor, max: n, open },
        implied: { min: low(down(n, isCount, isWholeCount)), max: n, open },
      }
    }
  }
}

/** `n` is the size: about, nearly and just over mirror, bounds mean what they say. */
function readNegative({ value, hedge }: Asked, n: bigint): Both {
  const u = roundingUnit(value.replace("-", ""), n)
  const around = (perMille: bigint) => most((n * perMille) / 1000n, u / 2n)
  switch (hedge) {
    case "none":
    case "exactly":
      return twice({ min: -n, max: -n, open: "" })
    case "about":
      return both((w) => ({ min: -n - w, max: -n + w, open: "" }), around(100n), around(50n))
    case "nearly":
      return both((w) => ({ min: -n, max: -n + w, open: "" }), (n * 50n) / 1000n, (n * 25n) / 1000n)
    case "just-over":
      return both((w) => ({ min: -n - w, max: -n, open: "max" }), (n * 100n) / 1000n, (n * 50n) / 1000n)
    case "more-than":
    case "at-least": {
      const open = hedge === "more-than" ? "min" : ""
      return { stated: { min: -n, max: null, open }, implied: { min: -n, max: -down(n, false, false), open } }
    }
    default: {
      const open = hedge === "less-than" ? "max" : ""
      return { stated: { min: null, max: -n, open }, implied: { min: -up(n, false, false), max: -n, open } }
    }
  }
}

/** The numbers that a bare numeral stands for when it was rounded to its unit. */
export function roundByTable({ value, isCount, canBeNegative }: Asked): Ends {
  const n = trillionths(value)
  const size = n < 0n ? -n : n
  const places = value.split(".")[1]?.length ?? 0
  const exact = { min: n, max: n, open: "" }
  if (n === 0n && places === 0) return exact
  if (isCount && places === 0 && size < 100n * ONE) return exact
  const half = (n === 0n ? ONE / 10n ** BigInt(places) : roundingUnit(value.replace("-", ""), size)) / 2n
  const min = n - half
  return { min: n >= 0n && !canBeNegative && min < 0n ? 0n : min, max: n + half, open: "max" }
}

function readZero({ value, hedge, canBeNegative }: Asked): Both {
  const places = value.split(".")[1]?.length ?? 0
  const u = ONE / 10n ** BigInt(places)
  const floor = canBeNegative ? null : 0n
  const open = hedge === "less-than" ? "max" : ""
  switch (hedge) {
    case "none":
    case "exactly":
      return twice({ min: 0n, max: 0n, open: "" })
    case "about":
    case "nearly":
    case "just-over":
      return twice({ min: 0n, max: u, open: "" })
    case "more-than":
      return { stated: { min: 0n, max: null, open: "min" }, implied: { min: 0n, max: u, open: "min" } }
    case "at-least":
      return { stated: { min: 0n, max: null, open: "" }, implied: { min: 0n, max: u, open: "" } }
    default:
      return { stated: { min: floor, max: 0n, open }, implied: { min: floor ?? -u, max: 0n, open } }
  }
}

function roundingUnit(value: string, n: bigint): bigint {
  const places = value.split(".")[1]?.length ?? 0
  if (places > 0) return ONE / 10n ** BigInt(places)
  const [trailing, second] = [trailingPower(n), leadingPower(n) / 10n]
  return most(trailing < second ? trailing : second, ONE)
}

function up(n: bigint, isCount: boolean, isWholeCount: boolean): bigint {
  if (n === leadingPower(n)) return n + step(n, isWholeCount)
  const grain = grainOf(n, isCount)
  return (n / grain + 1n) * grain
}

function down(n: bigint, isCount: boolean, isWholeCount: boolean): bigint {
  if (n === leadingPower(n)) return most(n - step(n, isWholeCount), 0n)
  const grain = grainOf(n, isCount)
  return ((n - 1n) / grain) * grain
}

function step(n: bigint, isWholeCount: boolean): bigint {
  return most(n / 2n, isWholeCount ? ONE : 0n)
}

function grainOf(n: bigint, isCount: boolean): bigint {
  return most(most(trailingPower(n), leadingPower(n) / 10n), isCount ? ONE : 0n)
}

function leadingPower(n: bigint): bigint {
  let power = 1n
  while (power * 10n <= n) power *= 10n
  return power
}

function trailingPower(n: bigint): bigint {
  let power = 1n
  while (n % (power * 10n) === 0n) power *= 10n
  return power
}

function most(a: bigint, b: bigint): bigint {
  return a > b ? a : b
}

function twice(ends: Ends): Both {
  return { stated: ends, implied: ends }
}

function both(read: (width: bigint) => Ends, stated: bigint, implied: bigint): Both {
  return { stated: read(stated), implied: read(implied) }
}
