/** What stands before a "$", joined to it; an unknown one makes it a currency that is not known. */
const DOLLAR_PREFIXES: ReadonlyMap<string, string> = new Map([
  ["us", "USD"],
  ["a", "AUD"],
  ["au", "AUD"],
  ["c", "CAD"],
  ["ca", "CAD"],
  ["can", "CAD"],
  ["cdn", "CAD"],
  ["nz", "NZD"],
  ["hk", "HKD"],
  ["s", "SGD"],
  ["sg", "SGD"],
  ["nt", "TWD"],
  ["r", "BRL"],
  ["mx", "MXN"],
  ["j", "JMD"],
  ["ja", "JMD"],
  ["tt", "TTD"],
  ["bds", "BBD"],
  ["bz", "BZD"],
  ["ec", "XCD"],
  ["fj", "FJD"],
  ["gy", "GYD"],
  ["n", "NAD"],
  ["rd", "DOP"],
  ["si", "SBD"],
])

/** The same behind the "$", before the number: "$US40 million", "$A5m". */
export const DOLLAR_SUFFIXES: ReadonlySet<string> = new Set(["us", "a", "au", "c", "ca", "can", "nz", "hk", "nt", "s"])

/** What stands before "¥" and "£", joined to it. */
export const SIGN_PREFIXES: Readonly<Record<string, ReadonlyMap<string, string>>> = Object.freeze({
  $: DOLLAR_PREFIXES,
  "¥": new Map([
    ["cn", "CNY"],
    ["rmb", "CNY"],
    ["jp", "JPY"],
  ]),
  "£": new Map([
    ["e", "EGP"],
    ["uk", "GBP"],
    ["gb", "GBP"],
    ["stg", "GBP"],
  ]),
  "¢": new Map([["gh", "GHS"]]),
  "₵": new Map([["gh", "GHS"]]),
})

/** Letters that newsrooms write before a number, as they write them: with a space or joined. */
export const MONEY_LETTERS: ReadonlyMap<string, string> = new Map([
  ["NIS", "ILS"],
  ["RM", "MYR"],
  ["RMB", "CNY"],
  ["Rp", "IDR"],
  ["Tk", "BDT"],
  ["Dhs", "AED"],
  ["Dh", "AED"],
  ["Php", "PHP"],
  ["PhP", "PHP"],
  ["KSh", "KES"],
  ["Ksh", "KES"],
  ["Kshs", "KES"],
  ["KShs", "KES"],
  ["USh", "UGX"],
  ["Ush", "UGX"],
  ["TSh", "TZS"],
  ["Tsh", "TZS"],
  ["SFr", "CHF"],
  ["Sfr", "CHF"],
  ["GHC", "GHS"],
])

/** The same where the number is as long as money is, since they are names of other things too: "R18bn", "N40,000", "LE 5 million". */
export const MONEY_LETTERS_OF_LARGE: ReadonlyMap<string, string> = new Map([
  ["R", "ZAR"],
  ["N", "NGN"],
  ["LE", "EGP"],
  ["QR", "QAR"],
  ["KD", "KWD"],
  ["JD", "JOD"],
])
