/** One story for the whole reference: two figures for the North Korean troops in Russia, early November 2024. */
export const EXAMPLE_IDS = {
  subject: "01930a2e-5c00-7000-8000-000000000001",
  stateDepartment: "01930a2e-5c00-7000-8000-000000000002",
  intelligence: "01930a2e-5c00-7000-8000-000000000003",
  claim: "01930a2e-5c00-7000-8000-000000000004",
  figure: "01930a2e-5c00-7000-8000-000000000005",
  other: "01930a2e-5c00-7000-8000-000000000006",
  conflict: "01930a2e-5c00-7000-8000-000000000007",
  rule: "01930a2e-5c00-7000-8000-000000000008",
  rejudging: "01930a2e-5c00-7000-8000-000000000009",
  exception: "01930a2e-5c00-7000-8000-00000000000a",
  import: "01930a2e-5c00-7000-8000-00000000000b",
  otherClaim: "01930a2e-5c00-7000-8000-00000000000c",
}

export const exampleSubjectName = { id: EXAMPLE_IDS.subject, name: "North Korean troops in Russia" }

export const exampleIntelligence = { id: EXAMPLE_IDS.intelligence, name: "Ukrainian military intelligence" }

export const exampleStateDepartment = { id: EXAMPLE_IDS.stateDepartment, name: "US State Department" }

export const exampleTenThousand = {
  text: "10,000",
  hedge: "none",
  value: "10000",
  precision: "1000",
  whole: true,
  stated: { min: "9500", max: "10500", minOpen: false, maxOpen: true },
  implied: { min: "9500", max: "10500", minOpen: false, maxOpen: true },
  unit: "1",
  dimension: "count",
}

export const exampleNearlyTwelve = {
  text: "nearly 12,000 troops",
  hedge: "nearly",
  value: "12000",
  precision: "1000",
  whole: true,
  stated: { min: "11400", max: "12000", minOpen: false, maxOpen: false },
  implied: { min: "11700", max: "12000", minOpen: false, maxOpen: false },
  unit: "1",
  dimension: "count",
}
