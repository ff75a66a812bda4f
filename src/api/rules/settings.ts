import { Type } from "typebox"
import { FLAGGABLE } from "../../compare/rules/tolerance.ts"
import { Decimal } from "../values/decimal.ts"
import { closed, ref } from "../values/schema.ts"

const Amount = Type.Object({ amount: Decimal, unit: Type.String() }, closed)

const Width = Type.Object({ stated: Decimal, implied: Decimal }, closed)

export const HedgeProfile = Type.Object(
  {
    about: Width,
    nearly: Width,
    justOver: Width,
    powerOfTenStep: Decimal,
    orders: Type.Record(Type.String(), Type.Object({ low: Decimal, high: Decimal }, closed)),
  },
  {
    $id: "HedgeProfile",
    description:
      "How far each hedge reaches, in percent of its numeral, and where each order of magnitude begins and ends.",
    ...closed,
  },
)

export const Settings = Type.Object(
  {
    relative: Type.Optional(Type.Object({ percent: Decimal }, closed)),
    absolute: Type.Optional(Amount),
    drift: Type.Optional(Amount),
    windowDays: Type.Optional(Type.Integer({ minimum: 0 })),
    rounding: Type.Optional(Type.Enum(["inferred", "none"])),
    precise: Type.Optional(Type.Enum(["strict", "tolerant"])),
    severity: Type.Optional(Type.Object({ medium: Decimal, high: Decimal }, closed)),
    hedgeProfile: Type.Optional(ref(HedgeProfile)),
    flagged: Type.Optional(Type.Array(Type.Enum([...FLAGGABLE]))),
  },
  { $id: "Settings", description: "`relative`, `absolute` and `drift` are one setting: the allowance.", ...closed },
)
