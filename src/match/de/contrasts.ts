import { type ContrastIndex, indexContrasts } from "../languages/contrasts.ts"

export const GERMAN_CONTRASTS: ContrastIndex = indexContrasts({
  classes: {},
  marks: [],
  roles: "nach aus",
  within: "in im für während",
  ordinals: [],
  aside: "von durch gegen als",
  joints: "und aber oder während doch sondern",
  names: { before: "von in aus mit", articles: "der die das", telling: "sagte" },
  places: { before: "in", between: "der", world: "weltweit", nation: "landesweit", others: "" },
})
