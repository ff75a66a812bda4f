import type { AmbiguousUnit } from "../scan/unit-phrases.ts"

const DOLLARS = { codes: ["USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD"], usual: "USD" }
const CROWNS = { codes: ["CZK", "SEK", "NOK", "DKK", "ISK"], usual: null }
const RUPEES = { codes: ["INR", "PKR", "LKR", "NPR"], usual: null }
const PESOS = { codes: ["MXN", "PHP", "ARS", "CLP", "COP"], usual: null }
/** A German pound is half a kilogram, which has no code: it is not offered, so "Pfund" must be settled. */
const POUNDS = { codes: ["GBP", "[lb_av]", "EGP", "LBP", "SYP"], usual: null }
const OUNCES = { codes: ["[oz_av]", "[oz_tr]"], usual: null }
const GALLONS = { codes: ["[gal_us]", "[gal_br]"], usual: null }
/** German weather, ovens and fevers are in Celsius; a Fahrenheit is named. Angles are no unit here. */
const DEGREES = { codes: ["Cel", "[degF]"], usual: "Cel" }

export const AMBIGUOUS_UNITS: Readonly<Record<string, AmbiguousUnit>> = Object.freeze({
  $: DOLLARS,
  Dollar: DOLLARS,
  Dollars: DOLLARS,
  kr: CROWNS,
  Kronen: CROWNS,
  Krone: CROWNS,
  Rs: RUPEES,
  Rupien: RUPEES,
  Rupie: RUPEES,
  Pesos: PESOS,
  Peso: PESOS,
  Pfund: POUNDS,
  Unzen: OUNCES,
  Unze: OUNCES,
  Gallonen: GALLONS,
  Gallone: GALLONS,
  Grad: DEGREES,
  "°": DEGREES,
})

/** Hundredths of a currency. */
export const CENTS: Readonly<Record<string, AmbiguousUnit>> = Object.freeze({
  Cent: { codes: ["EUR", ...DOLLARS.codes], usual: "EUR" },
  Cents: { codes: ["EUR", ...DOLLARS.codes], usual: "EUR" },
  ct: { codes: ["EUR"], usual: "EUR" },
  Eurocent: { codes: ["EUR"], usual: "EUR" },
  Rappen: { codes: ["CHF"], usual: "CHF" },
  Kopeken: { codes: ["RUB", "UAH"], usual: null },
})
