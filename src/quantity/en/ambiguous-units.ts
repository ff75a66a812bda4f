import { exact } from "../numbers/exact.ts"
import type { AmbiguousUnit } from "../scan/unit-phrases.ts"

const DOLLARS = { codes: ["USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD", "JMD", "BBD"], usual: "USD" }
const POUNDS = { codes: ["GBP", "[lb_av]", "EGP", "LBP", "SYP"], usual: null }
const TONS = { codes: ["[ston_av]", "t", "[lton_av]"], usual: null }
const GALLONS = { codes: ["[gal_us]", "[gal_br]"], usual: null }
const PINTS = { codes: ["[pt_us]", "[pt_br]"], usual: null }
const OUNCES = { codes: ["[oz_av]", "[oz_tr]"], usual: null }
const DEGREES = { codes: ["Cel", "[degF]"], usual: null }
const KRONER = { codes: ["NOK", "DKK", "SEK", "ISK"], usual: null }
const PESOS = { codes: ["MXN", "PHP", "ARS", "CLP", "COP", "UYU", "CUP", "DOP"], usual: null }
const RUPEES = { codes: ["INR", "PKR", "LKR", "NPR", "MUR"], usual: null }
const FRANCS = { codes: ["CHF", "XOF", "XAF", "CDF", "RWF"], usual: null }
const RIALS = { codes: ["IRR", "SAR", "QAR", "OMR", "YER"], usual: null }
const DINARS = { codes: ["RSD", "IQD", "KWD", "JOD", "DZD", "BHD", "LYD", "TND"], usual: null }
const SHILLINGS = { codes: ["KES", "UGX", "TZS", "SOS"], usual: null }
const LIRA = { codes: ["TRY", "SYP", "LBP"], usual: "TRY" }
const DIRHAMS = { codes: ["AED", "MAD"], usual: null }
const CROWNS = { codes: ["CZK", "SEK", "NOK", "DKK"], usual: null }
const LEI = { codes: ["RON", "MDL"], usual: null }
const YEN = { codes: ["JPY", "CNY"], usual: "JPY" }

export const AMBIGUOUS_UNITS: Readonly<Record<string, AmbiguousUnit>> = Object.freeze({
  $: DOLLARS,
  dollars: DOLLARS,
  dollar: DOLLARS,
  pounds: POUNDS,
  pound: POUNDS,
  tons: TONS,
  ton: TONS,
  gallons: GALLONS,
  gallon: GALLONS,
  gal: GALLONS,
  gals: GALLONS,
  pints: PINTS,
  pint: PINTS,
  ounces: OUNCES,
  ounce: OUNCES,
  degrees: DEGREES,
  degree: DEGREES,
  "°": DEGREES,
  grand: { codes: ["USD", "GBP", "EUR", "AUD", "CAD"], usual: null, scale: exact(1000) },
  kroner: KRONER,
  krone: KRONER,
  krona: KRONER,
  kr: KRONER,
  pesos: PESOS,
  peso: PESOS,
  rupees: RUPEES,
  rupee: RUPEES,
  rs: RUPEES,
  "rs.": RUPEES,
  "₨": RUPEES,
  francs: FRANCS,
  franc: FRANCS,
  rials: RIALS,
  riyals: RIALS,
  dinars: DINARS,
  dinar: DINARS,
  shillings: SHILLINGS,
  lira: LIRA,
  liras: LIRA,
  dirhams: DIRHAMS,
  dirham: DIRHAMS,
  crowns: CROWNS,
  lei: LEI,
  "¥": YEN,
})

/** Hundredths of a currency. */
export const CENTS: Readonly<Record<string, AmbiguousUnit>> = Object.freeze({
  cents: { codes: [...DOLLARS.codes, "EUR"], usual: "USD" },
  cent: { codes: [...DOLLARS.codes, "EUR"], usual: "USD" },
  "¢": DOLLARS,
  pence: { codes: ["GBP"], usual: "GBP" },
  penny: { codes: ["GBP"], usual: "GBP" },
  kopecks: { codes: ["RUB", "UAH"], usual: null },
})
