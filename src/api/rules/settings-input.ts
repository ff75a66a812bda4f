import { Type } from "typebox"
import { FLAGGABLE } from "../../compare/rules/tolerance.ts"
import { DecimalInput } from "../values/decimal.ts"
import { closed } from "../values/schema.ts"

const Amount = Type.Object({ amount: DecimalInput, unit: Type.String({ minLength: 1, maxLength: 50 }) }, closed)

const Width = Type.Object(
  { stated: DecimalInput, implied: DecimalInput },
  { ...closed, description: "In percent of the numeral." },
)

const HedgeProfileInput = Type.Object(
  {
    about: Type.Optional(Width),
    nearly: Type.Optional(Width),
    justOver: Type.Optional(Width),
    powerOfTenStep: Type.Optional(DecimalInput),
    orders: Type.Optional(
      Type.Record(Type.String({ maxLength: 50 }), Type.Object({ low: DecimalInput, high: DecimalInput }, closed)),
    ),
  },
  { ...closed, description: "How far hedges reach; what is left out stays as built in." },
)

/** What a rule sets, and what a comparison may be given. */
export const SettingsInput = Type.Object(
  {
    relative: Type.Optional(
      Type.Object(
        { percent: DecimalInput },
        { ...closed, description: "Of the larger of the two nearest ends; from 0 to below 100." },
      ),
    ),
    absolute: Type.Optional(Amount),
    drift: Type.Optional(Amount),
    windowDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
    rounding: Type.Optional(Type.Enum(["inferred", "none"])),
    precise: Type.Optional(
      Type.Enum(["strict", "tolerant"], {
        description:
          "`strict`, as is built in: between precise figures only rounding is excused, and shares may differ by 0.5 percentage points. `tolerant`: the allowance holds for them too. A rule that sets an allowance for what its scope names is tolerant unless it says otherwise; so is a comparison that is given one.",
      }),
    ),
    severity: Type.Optional(Type.Object({ medium: DecimalInput, high: DecimalInput }, closed)),
    hedgeProfile: Type.Optional(HedgeProfileInput),
    flagged: Type.Optional(
      Type.Array(Type.Enum([...FLAGGABLE]), {
        uniqueItems: true,
        maxItems: 2,
        description: "The verdicts that open a conflict.",
      }),
    ),
  },
  {
    ...closed,
    description:
      "Settings over the built-in default (5 %, 30 days). `relative`, `absolute` and `drift` (for each day between the as-of dates) are one setting: giving any of them replaces all. For subjects in % amounts are in `percentage points`. A bare number is refused: 0.5 could mean 50 % or 0.5 %.",
  },
)
