import Fraction from "fraction.js"

/** An exact rational number, for decimals and for "a third" alike. Floats are never used. */
export type Exact = Fraction

/** Plain decimals only: an optional sign, digits, an optional fraction. No exponent, no grouping. */
const DECIMAL = /^[+-]?\d+(\.\d+)?$/
const RATIO = /^-?\d+\/\d+$/

/** Integer digits and decimal places that a number may have. Larger input is refused, not rounded. */
export const MAX_INTEGER_DIGITS = 30
export const MAX_DECIMALS = 20

export const ZERO = new Fraction(0)
export const ONE = new Fraction(1)

/** Trusted input: a whole number, or a decimal or "n/d" string that this module printed. */
export function exact(value: string | number | bigint): Exact {
  return new Fraction(value)
}

/** `n` ten-to-the-power `exponent`, which may be negative. */
export function powerOfTen(exponent: number): Exact {
  const known = POWERS[exponent]
  if (known !== undefined) return known
  const power = makePowerOfTen(exponent)
  if (exponent >= 0 && exponent <= MAX_INTEGER_DIGITS) POWERS[exponent] = power
  return power
}

/** Kept once computed, since each figure asks for several of them. */
const POWERS: Exact[] = []

function makePowerOfTen(exponent: number): Exact {
  const power = 10n ** BigInt(Math.abs(exponent))
  return exponent < 0 ? new Fraction(1n, power) : new Fraction(power)
}

/** Untrusted input: null unless it is a plain decimal within the limits above. */
export function readDecimal(text: string): Exact | null {
  if (!DECIMAL.test(text)) return null
  const [whole = "", decimals = ""] = text.replace(/^[+-]?0*/, "").split(".")
  if (whole.length > MAX_INTEGER_DIGITS || decimals.length > MAX_DECIMALS) return null
  if (decimals === "") return new Fraction(BigInt(text))
  return new Fraction(text)
}

/** "0.55", "7000"; a number without a finite decimal form prints as "1/3". `readExact` reads it back. */
export function printExact(value: Exact): string {
  const places = decimalPlaces(value)
  if (places === null) return value.toFraction()
  const sign = value.s < 0n ? "-" : ""
  if (places === 0) return sign + value.n.toString()
  const digits = (value.n * (10n ** BigInt(places) / value.d)).toString().padStart(places + 1, "0")
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** Reads what `printExact` prints. Throws on anything else: the text was ours. */
export function readExact(text: string): Exact {
  if (!DECIMAL.test(text) && !RATIO.test(text)) throw new Error(`not a printed exact number: "${text}"`)
  return new Fraction(text)
}

/** Decimal places of the shortest finite decimal form, or null where there is none. */
export function decimalPlaces({ d }: Exact): number | null {
  if (d === 1n) return 0
  return d <= MOST_COUNTED ? placesOfSmall(Number(d)) : placesOfLarge(d)
}

/** The largest denominator that a number of JavaScript holds exactly: most are far smaller, and bigints are slow. */
const MOST_COUNTED = BigInt(Number.MAX_SAFE_INTEGER)

function placesOfSmall(denominator: number): number | null {
  let rest = denominator
  let twos = 0
  let fives = 0
  for (; rest % 2 === 0; twos += 1) rest /= 2
  for (; rest % 5 === 0; fives += 1) rest /= 5
  return rest === 1 ? Math.max(twos, fives) : null
}

/** Powers of ten are most of the large denominators, and go by so many places at once. */
const STRIDE = 15
const MANY = 10n ** BigInt(STRIDE)

function placesOfLarge(denominator: bigint): number | null {
  let rest = denominator
  let strides = 0
  for (; rest % MANY === 0n; strides += STRIDE) rest /= MANY
  let twos = 0
  let fives = 0
  for (; rest % 2n === 0n; twos += 1) rest /= 2n
  for (; rest % 5n === 0n; fives += 1) rest /= 5n
  return rest === 1n ? strides + Math.max(twos, fives) : null
}

export function smaller(a: Exact, b: Exact): Exact {
  return a.lt(b) ? a : b
}

export function larger(a: Exact, b: Exact): Exact {
  return a.lt(b) ? b : a
}
