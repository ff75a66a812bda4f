const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"]

/** The names of each country in a language as phrases, one country a line. `unsure` are codes whose names mean other things. */
export function listCountries(
  locale: string,
  others: Readonly<Record<string, string>>,
  unsure: string,
): readonly string[] {
  const names = new Intl.DisplayNames(locale, { type: "region", fallback: "none" })
  const left = new Set(unsure.split(" "))
  const codes = LETTERS.flatMap((one) => LETTERS.map((other) => one + other)).filter((code) => !left.has(code))
  return codes.flatMap((code) => {
    const name = names.of(code)
    if (name === undefined || !/^[\p{L} ]+$/u.test(name)) return others[code] ?? []
    return [`${name.replaceAll(" ", "_")} ${others[code] ?? ""}`.trim()]
  })
}
