/** Who is counted beside a number, in the nominative or dative plural: what says that a number is no name. */
export const PEOPLE: ReadonlySet<string> = new Set(
  (
    "menschen personen frauen kinder kindern männer männern leute leuten studenten studierende soldaten einwohner " +
    "einwohnern bewohner bewohnern besucher besuchern zuschauer zuschauern schüler schülern schülerinnen lehrer lehrern " +
    "lehrerinnen teilnehmer teilnehmern mitarbeiter mitarbeitern arbeiter arbeitern nutzer nutzern kunden gäste gästen " +
    "fahrgäste fahrgästen passagiere passagieren reisende reisenden insassen patienten patientinnen häftlinge häftlingen " +
    "flüchtlinge flüchtlingen geflüchtete geflüchteten demonstranten polizisten beamte beamten bürger bürgern wähler " +
    "wählern fans opfer opfern tote toten verletzte verletzten todesopfer geiseln jugendliche jugendlichen erwachsene " +
    "erwachsenen mitglieder mitgliedern abgeordnete abgeordneten beschäftigte beschäftigten angestellte angestellten " +
    "abonnenten follower leser lesern spieler spielern familien paare paaren babys senioren rentner rentnern bewerber " +
    "bewerbern zeugen touristen"
  ).split(" "),
)
