import type { Body } from "../client/index.ts"

/**
 * Figures that were published in October and November 2024, with quotes in our own words. Each claim has an external id,
 * so running the demo again files nothing twice.
 */
export type DemoClaim = Body<"fileClaim"> & { readonly externalId: string }

type Subject = Exclude<DemoClaim["subject"], string>

const TROOPS: Subject = { name: "North Korean troops in Russia", unit: "1", measure: "stock" }
const KURSK: Subject = {
  name: "North Korean troops in the Kursk region",
  unit: "1",
  measure: "stock",
  partOf: { name: TROOPS.name },
}
const SHIPPED: Subject = { name: "North Korean special forces shipped to Russia", unit: "1", measure: "stock" }
const DRONES: Subject = { name: "Drones launched at Ukraine in one night", unit: "1", measure: "flow" }
const SHARE: Subject = { name: "Maia Sandu's share of the run-off vote", unit: "%", measure: "stock" }
const TERRITORY: Subject = { name: "Ukrainian territory taken by Russia in a week", unit: "km2", measure: "flow" }
const INJURED: Subject = { name: "Injured in the strike on a Kharkiv police station", unit: "1", measure: "cumulative" }
const AID: Subject = { name: "US security assistance announced on 1 November", unit: "USD", measure: "stock" }

const STATE_DEPARTMENT = { name: "US State Department" }
const UKRAINE_INTELLIGENCE = { name: "Ukrainian military intelligence (HUR)" }
const ALLIES = { name: "US, South Korean and Ukrainian assessments" }
const SEOUL = { name: "South Korean intelligence service (NIS)" }
const AIR_FORCE = { name: "Ukrainian Air Force" }
const ELECTION_COMMISSION = { name: "Moldovan election commission" }
const ANALYSTS = { name: "Open-source analysts" }
const GOVERNOR = { name: "Kharkiv regional governor" }
const POLICE = { name: "National Police of Ukraine" }
const PENTAGON = { name: "US Department of Defense" }

const WIRE = { name: "Example Wire" }
const DAILY = { name: "Example Daily" }

export const DEMO_CLAIMS: readonly DemoClaim[] = [
  file(
    TROOPS,
    "nearly 12,000",
    UKRAINE_INTELLIGENCE,
    WIRE,
    "2024-11-02T12:00:00Z",
    "HUR counts nearly 12,000 North Korean troops in Russia.",
  ),
  file(
    TROOPS,
    "over 7,000",
    UKRAINE_INTELLIGENCE,
    WIRE,
    "2024-11-02T12:00:00Z",
    "Over 7,000 have been moved towards the border, HUR says.",
  ),
  file(
    TROOPS,
    "10,000",
    STATE_DEPARTMENT,
    WIRE,
    "2024-11-04T17:00:00Z",
    "The State Department puts the number at 10,000.",
  ),
  file(
    TROOPS,
    "10,000-12,000",
    ALLIES,
    DAILY,
    "2024-11-04T18:00:00Z",
    "Three governments assess that 10,000-12,000 were sent.",
  ),
  file(TROOPS, "10,000", STATE_DEPARTMENT, DAILY, "2024-11-04T20:15:00Z", "There are 10,000, according to Washington."),
  file(
    KURSK,
    "as many as 8,000",
    STATE_DEPARTMENT,
    WIRE,
    "2024-10-31T19:00:00Z",
    "As many as 8,000 are in the Kursk region, the secretary of state says.",
  ),
  file(
    KURSK,
    "around 8,000",
    STATE_DEPARTMENT,
    DAILY,
    "2024-11-01T08:00:00Z",
    "Washington believes that around 8,000 are in Kursk.",
  ),
  file(SHIPPED, "1,500", SEOUL, WIRE, "2024-10-18T07:00:00Z", "Seoul says that 1,500 special forces were shipped."),
  file(SHIPPED, "3,000", SEOUL, WIRE, "2024-10-23T07:00:00Z", "Seoul now says 3,000."),
  file(
    DRONES,
    "80",
    AIR_FORCE,
    WIRE,
    "2024-11-04T07:00:00Z",
    "The air force reports 80 drones overnight.",
    "2024-11-04",
  ),
  file(DRONES, "about 80", AIR_FORCE, DAILY, "2024-11-04T09:00:00Z", "About 80 drones were launched.", "2024-11-04"),
  file(
    SHARE,
    "55 %",
    ELECTION_COMMISSION,
    DAILY,
    "2024-11-03T23:00:00Z",
    "With nearly all votes counted she has 55 %.",
  ),
  file(SHARE, "55.35 %", ELECTION_COMMISSION, WIRE, "2024-11-04T10:00:00Z", "The final result gives her 55.35 %."),
  file(
    TERRITORY,
    "nearly 200 square km",
    ANALYSTS,
    WIRE,
    "2024-11-03T15:00:00Z",
    "Russia took nearly 200 square km.",
    "2024-10-27",
  ),
  file(
    TERRITORY,
    "80 square miles",
    ANALYSTS,
    DAILY,
    "2024-11-03T18:00:00Z",
    "That is 80 square miles in a week.",
    "2024-10-27",
  ),
  file(
    INJURED,
    "at least 30",
    GOVERNOR,
    WIRE,
    "2024-11-01T18:00:00Z",
    "At least 30 people were injured.",
    "2024-11-01",
  ),
  file(INJURED, "40", POLICE, WIRE, "2024-11-02T08:00:00Z", "The police count 40 injured.", "2024-11-02"),
  file(INJURED, "36", GOVERNOR, DAILY, "2024-11-02T20:00:00Z", "The governor speaks of 36.", "2024-11-03"),
  file(AID, "$425 million", PENTAGON, WIRE, "2024-11-01T20:00:00Z", "The package is worth $425 million."),
  file(AID, "about $425m", PENTAGON, DAILY, "2024-11-01T21:00:00Z", "About $425m in new aid."),
].map((claim, index) => ({ ...claim, externalId: `demo-${String(index + 1).padStart(2, "0")}` }))

function file(
  subject: Subject,
  figure: string,
  claimant: { name: string },
  source: { name: string },
  publishedAt: string,
  quote: string,
  asOf?: string,
): Omit<DemoClaim, "externalId"> {
  return { subject, figure, source, claimant, publishedAt, quote, ...(asOf === undefined ? {} : { asOf }) }
}
