import t from "tap"
import { tellMisfit } from "../../src/match/kinds/tell-misfit.ts"

t.test("a noun of another kind than the subject's is told", async (t) => {
  const told: [wording: string, subject: string][] = [
    ["10,000 tanks", "North Korean troops in Russia"],
    ["over 300 Shahed drones", "Civilians killed in Kyiv"],
    ["40 soldiers", "Tanks lost in Kursk"],
    ["120 houses", "People evacuated from Valencia"],
    ["2,000 cows", "Refugees in Chad"],
    ["nearly 80 hospitals", "Nurses on strike"],
    ["12 tanks", "Passengers on the ferry"],
    ["12 tanks", "Number of soldiers near the border"],
  ]
  for (const [wording, subject] of told) t.match(tellMisfit(wording, subject), /counts .* speaks of/, wording)
  t.equal(tellMisfit("drei Menschen", "Getötete im Krankenhaus", "de"), null)
  t.match(tellMisfit("10.000 Panzer", "Nordkoreanische Soldaten in Russland", "de"), /equipment.*people/)
})

t.test("nothing is told of what fits, of what has no kind, and of what is not one figure", async (t) => {
  const silent: [wording: string, subject: string][] = [
    ["10,000 soldiers", "North Korean troops in Russia"],
    ["10,000 people", "North Korean troops in Russia"],
    ["12,000", "North Korean troops in Russia"],
    ["10,000 North Koreans", "North Korean troops in Russia"],
    ["10,000 tanks", "Kursk"],
    ["10,000 dead", "Casualties in Kursk"],
    ["80 drones", "Drones shot down by soldiers"],
    ["80 soldiers", "Drones shot down by soldiers"],
    ["three people", "Killed in the Kupiansk building"],
    ["12 patients", "Wounded in the hospital strike"],
    ["12 people", "Killed when the plane crashed"],
    ["20 children", "Strike on a school"],
    ["10 trucks", "Aid to soldiers"],
    ["$5 billion", "Cost of the tanks"],
    ["200 cases", "Patients with measles"],
    ["10,000 troops and 200 tanks", "North Korean troops in Russia"],
    ["several tanks", "The Tank Museum's soldiers"],
  ]
  for (const [wording, subject] of silent) t.equal(tellMisfit(wording, subject), null, `${wording}: ${subject}`)
})
