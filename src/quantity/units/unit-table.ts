/** Factors to the first unit of the dimension, as decimals or ratios that are exact by definition. */
export type UnitRow = string | { readonly factor: string; readonly offset: string }
export type DimensionRow = {
  /** Amounts add up, so a part cannot exceed its whole. Not so shares, rates and temperatures. */
  readonly isAdditive: boolean
  readonly canBeNegative: boolean
  readonly units: Readonly<Record<string, UnitRow>>
}

/**
 * Units by UCUM code. Sources: the SI brochure (9th edition), the international yard and pound agreement of 1959,
 * NIST SP 811 appendix B, UCUM 2.2 for its own mean month and year. The first unit of a dimension is its base.
 */
export const DIMENSIONS: Readonly<Record<string, DimensionRow>> = Object.freeze({
  count: { isAdditive: true, canBeNegative: false, units: { "1": "1" } },
  percent: {
    isAdditive: false,
    canBeNegative: true,
    units: { "%": "1", "[ppth]": "0.1", "10*-4": "0.01", "10*-5": "0.001", "[ppm]": "0.0001", "[ppb]": "0.0000001" },
  },
  // A difference between two percentages is no percentage: 5 points on 50 % are 10 %.
  "percentage-points": { isAdditive: false, canBeNegative: true, units: { "%{point}": "1", "%{basis-point}": "0.01" } },
  length: {
    isAdditive: true,
    canBeNegative: false,
    units: {
      m: "1",
      km: "1000",
      dm: "0.1",
      cm: "0.01",
      mm: "0.001",
      um: "0.000001",
      nm: "0.000000001",
      "[in_i]": "0.0254",
      "[ft_i]": "0.3048",
      "[yd_i]": "0.9144",
      "[mi_i]": "1609.344",
      "[nmi_i]": "1852",
      "[ly]": "9460730472580800",
    },
  },
  area: {
    isAdditive: true,
    canBeNegative: false,
    units: {
      m2: "1",
      km2: "1000000",
      cm2: "0.0001",
      mm2: "0.000001",
      har: "10000",
      "[sin_i]": "0.00064516",
      "[sft_i]": "0.09290304",
      "[syd_i]": "0.83612736",
      "[mi_i]2": "2589988.110336",
      "[acr_us]": "62726400000/15499969",
    },
  },
  volume: {
    isAdditive: true,
    canBeNegative: false,
    units: {
      m3: "1",
      km3: "1000000000",
      cm3: "0.000001",
      L: "0.001",
      hL: "0.1",
      cL: "0.00001",
      mL: "0.000001",
      "[cft_i]": "0.028316846592",
      "[gal_us]": "0.003785411784",
      "[gal_br]": "0.00454609",
      "[pt_us]": "0.000473176473",
      "[pt_br]": "0.00056826125",
      "[bbl_us]": "0.158987294928",
    },
  },
  mass: {
    isAdditive: true,
    canBeNegative: false,
    units: {
      kg: "1",
      g: "0.001",
      mg: "0.000001",
      ug: "0.000000001",
      t: "1000",
      kt: "1000000",
      Mt: "1000000000",
      Gt: "1000000000000",
      "[lb_av]": "0.45359237",
      "[oz_av]": "0.028349523125",
      "[oz_tr]": "0.0311034768",
      "[stone_av]": "6.35029318",
      "[ston_av]": "907.18474",
      "[lton_av]": "1016.0469088",
      "[car_m]": "0.0002",
    },
  },
  time: {
    isAdditive: true,
    canBeNegative: false,
    units: {
      s: "1",
      ms: "0.001",
      us: "0.000001",
      ns: "0.000000001",
      min: "60",
      h: "3600",
      d: "86400",
      wk: "604800",
      mo: "2629800",
      a: "31557600",
    },
  },
  temperature: {
    isAdditive: false,
    canBeNegative: true,
    units: {
      K: "1",
      Cel: { factor: "1", offset: "273.15" },
      "[degF]": { factor: "5/9", offset: "459.67" },
    },
  },
  speed: {
    isAdditive: false,
    canBeNegative: false,
    units: {
      "m/s": "1",
      "km/h": "5/18",
      "km/s": "1000",
      "[mi_i]/h": "0.44704",
      "[kn_i]": "463/900",
      "[ft_i]/s": "0.3048",
    },
  },
  energy: {
    isAdditive: true,
    canBeNegative: false,
    units: {
      J: "1",
      kJ: "1000",
      MJ: "1000000",
      GJ: "1000000000",
      TJ: "1000000000000",
      PJ: "1000000000000000",
      "W.h": "3600",
      "kW.h": "3600000",
      "MW.h": "3600000000",
      "GW.h": "3600000000000",
      "TW.h": "3600000000000000",
      cal: "4.184",
      "[Cal]": "4184",
      "[Btu_IT]": "1055.05585262",
    },
  },
  power: {
    isAdditive: true,
    canBeNegative: false,
    units: {
      W: "1",
      mW: "0.001",
      kW: "1000",
      MW: "1000000",
      GW: "1000000000",
      TW: "1000000000000",
      "[HP]": "745.69987158227022",
    },
  },
  pressure: {
    isAdditive: false,
    canBeNegative: false,
    units: {
      Pa: "1",
      hPa: "100",
      kPa: "1000",
      MPa: "1000000",
      bar: "100000",
      mbar: "100",
      atm: "101325",
      "[psi]": "8896443230521/1290320000",
      "mm[Hg]": "133.322387415",
    },
  },
  data: {
    isAdditive: true,
    canBeNegative: false,
    units: {
      By: "1",
      bit: "0.125",
      kbit: "125",
      Mbit: "125000",
      Gbit: "125000000",
      Tbit: "125000000000",
      kBy: "1000",
      MBy: "1000000",
      GBy: "1000000000",
      TBy: "1000000000000",
      PBy: "1000000000000000",
      KiBy: "1024",
      MiBy: "1048576",
      GiBy: "1073741824",
      TiBy: "1099511627776",
    },
  },
  frequency: {
    isAdditive: false,
    canBeNegative: false,
    units: { Hz: "1", kHz: "1000", MHz: "1000000", GHz: "1000000000" },
  },
  voltage: { isAdditive: false, canBeNegative: true, units: { V: "1", mV: "0.001", kV: "1000" } },
  current: { isAdditive: false, canBeNegative: true, units: { A: "1", mA: "0.001", kA: "1000" } },
})

/** Quotients that have a name of their own. */
export const QUOTIENT_DIMENSIONS: Readonly<Record<string, string>> = Object.freeze({ "length/time": "speed" })
