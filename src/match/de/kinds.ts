import type { Kinds } from "../languages/match-language.ts"

export const GERMAN_KINDS: Kinds = Object.freeze({
  people:
    "soldat soldaten truppen zivilist zivilisten mensch menschen mann männer frau frauen kind kinder gefangene gefangenen häftling häftlinge geisel geiseln flüchtling flüchtlinge polizist polizisten kämpfer rekruten einwohner wähler demonstranten beschäftigte schüler patienten passagiere opfer",
  equipment:
    "panzer drohne drohnen rakete raketen flugzeug flugzeuge hubschrauber schiff schiffe fahrzeug fahrzeuge lastwagen haubitze haubitzen granate granaten bombe bomben mine minen satellit satelliten",
  buildings:
    "haus häuser gebäude schule schulen krankenhaus krankenhäuser brücke brücken kirche kirchen fabrik fabriken wohnung wohnungen",
  animals:
    "kuh kühe rind rinder schaf schafe schwein schweine huhn hühner hund hunde pferd pferde vogel vögel fisch fische",
})

export const GERMAN_PLACES: ReadonlySet<string> = new Set(
  "in im ins an am ans auf bei beim nahe aus durch von vom zu zum zur nach vor über unter während seit als wo mit ohne für gegen hinter zwischen neben".split(
    " ",
  ),
)
