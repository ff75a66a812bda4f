import type { ContrastClass } from "../languages/contrasts.ts"
import { ENGLISH_COUNTRIES } from "./countries.ts"

const MONEY = ["money"]
const COUNT = ["count"]
const SHARE = ["percent"]
const DATE = ["date", "day-of-year"]

/** What an amount of money is. A loss is a profit below zero, and what something costs is its price. */
const ACCOUNTS = [
  "revenue revenues sales turnover takings",
  "profit profits net_income net_profit pre_tax_profit profit_before_tax surplus loss losses lost net_loss",
  "cost costs costing spending spend spent expenses expenditure budget cost_of",
  "price prices priced ticket cost costs costing charges pay",
  "debt debts owes owed owe loan loans",
  "assets",
  "dividend dividends",
  "tax taxes",
  "fine fined fines penalty",
  "compensation damages settlement",
  "bail",
  "investment investments invested invest investors funding",
  "offer offered bid bids takeover",
  "worth valued values valuation value",
  "wage wages salary salaries",
  "deficit",
]

const PROFITS = [
  "operating underlying core ebitda",
  "pre_tax pretax before_tax pre_tax_profit profit_before_tax",
  "net net_income net_profit net_loss after_tax",
  "gross",
]

const FATES = [
  "killed kills killing dead died deaths death lives toll fatalities fatal murdered slain",
  "injured wounded hurt injuries injuring wounding treated hospitalised hospitalized",
  "missing unaccounted disappeared",
  "rescued survived survivors saved",
  "arrested arrest arrests detained detentions",
  "charged indicted",
  "convicted",
  "acquitted",
  "evacuated displaced homeless fled evacuees homes",
  "infected infections cases case tested_positive treated",
  "recovered recoveries",
  "vaccinated",
]

/** Who is counted. */
const WHO = [
  "civilian civilians",
  "soldier soldiers servicemen marines",
  "policeman policemen police_officers",
  "militant militants insurgents rebels gunmen",
  "passenger passengers",
  "crew",
  "student students pupil pupils",
  "teacher teachers",
  "patient patients",
  "nurse nurses doctor doctors",
  "journalist journalists",
  "firefighter firefighters",
  "tourist tourists",
  "prisoner prisoners inmate inmates",
  "hostage hostages",
]

const MEASURES_OF_SHARES = [
  "turnout",
  "vote votes ballots",
  "unemployment jobless joblessness unemployed",
  "inflation consumer_prices",
  "growth gdp gross_domestic_product economy",
  "key_rate interest_rate interest_rates lending_rate",
  "contained containment",
]

const STANCES = [
  "approve approves approved approval favourable favorable support supports supported backed back backs favour favor agree agreed",
  "disapprove disapproves disapproved disapproval unfavourable unfavorable oppose opposes opposed disagree disagreed reject rejected",
  "undecided",
]

const MONTHS = [
  "January Jan",
  "February Feb",
  "March",
  "April Apr",
  "May",
  "June Jun",
  "July Jul",
  "August Aug",
  "September Sept Sep",
  "October Oct",
  "November Nov",
  "December Dec",
]

const SPANS = [
  "quarter quarterly three_months",
  "half_year first_half second_half six_months",
  "full_year whole_year annual annually yearly last_year this_year next_year whole_of_last_year",
  "this_month last_month monthly",
  "this_week last_week weekly",
  "overnight in_a_day 24_hours daily this_morning on_the_day on_Monday on_Tuesday on_Wednesday on_Thursday on_Friday on_Saturday on_Sunday",
  "since_the began so_far to_date in_total since_it",
]

export const ENGLISH_CONTRAST_CLASSES: Readonly<Record<string, ContrastClass>> = Object.freeze({
  account: { of: MONEY, groups: ACCOUNTS },
  profit: { of: MONEY, groups: PROFITS },
  trade: { groups: ["import imports imported importing", "export exports exported exporting"] },
  fate: { of: COUNT, groups: FATES },
  who: { of: COUNT, groups: WHO },
  sex: { groups: ["man men male males boy boys", "woman women female females girl girls"] },
  age: {
    groups: ["adult adults", "child children kids minors teenagers infants babies", "pensioners elderly seniors"],
  },
  measure: { of: SHARE, groups: MEASURES_OF_SHARES },
  stance: { groups: STANCES },
  answer: { groups: ["yes_campaign yes_vote yes_side for_yes", "no_campaign no_vote no_side for_no"] },
  party: {
    groups: [
      "Democrats Democrat Democratic",
      "Republicans Republican GOP",
      "Labour",
      "Conservatives Conservative Tories Tory",
      "Greens Green_Party",
    ],
  },
  country: { all: true, groups: ENGLISH_COUNTRIES },
  month: { isPeriod: true, groups: MONTHS },
  year_meant: { groups: ["last_year previous_year", "this_year current_year", "next_year"] },
  month_meant: { groups: ["last_month previous_month", "this_month current_month", "next_month"] },
  week_meant: { groups: ["last_week previous_week", "this_week current_week", "next_week"] },
  span: { groups: SPANS },
  once: { groups: ["used_to formerly previously", "now currently will today"] },
  event: { withNoun: true, groups: ["before prior_to ahead_of", "after following in_the_wake_of"] },
  extreme: {
    groups: [
      "highest maximum a_high_of peak hottest largest",
      "lowest minimum a_low_of coldest smallest",
      "average mean median typical",
    ],
  },
  extent: {
    of: ["length"],
    groups: ["long length", "wide width", "high tall height", "deep depth", "thick thickness"],
  },
  wind: { groups: ["sustained", "gust gusts"] },
  outlook: {
    groups: [
      "forecast forecasts forecasted expected expects expect predicted predicts projected projection anticipated target targets targeted aims aim aimed goal hopes hoped",
      "rose fell grew added shrank gained built reached dropped climbed contracted expanded lost produced actual actually showed totalled",
    ],
  },
  deal: { groups: ["listed asking_price on_the_market", "sold fetched paid bought"] },
  delivery: { groups: ["ordered order orders", "delivered received deliveries"] },
  claim: {
    groups: [
      "sought seeks seeking demanded demanding demand asked_for requested wanted",
      "awarded granted sentenced ordered approved",
    ],
  },
  staff: {
    groups: [
      "hire hires hired hiring recruit recruited create created",
      "fire fired dismiss dismissed layoffs laid_off lay_off cut axe redundancies",
    ],
  },
  record: { of: COUNT, groups: ["season this_season", "career all_time"] },
  play: { groups: ["half_time halftime interval", "won full_time final_whistle"] },
  shops: { groups: ["open opens opened opening", "close closes closed closing closure closures shut"] },
  fire: { groups: ["fired launched", "hit struck landed", "intercepted shot_down downed"] },
  birth: { groups: ["births born", "deaths died"] },
  game: { of: COUNT, groups: ["won win wins victories", "lost losses defeats conceded", "drawn draws drew"] },
  goal: { of: COUNT, groups: ["scored", "conceded"] },
  compass: {
    groups: ["north northern", "south southern", "east eastern", "west western"],
  },
  penalty: { groups: ["minimum", "maximum"] },
  one: {
    of: MONEY,
    groups: ["each apiece per_person per_child per_household individual", "total overall budget altogether cost costs"],
  },
  crude: { groups: ["brent", "wti u.s_crude us_crude west_texas"] },
  course: {
    of: DATE,
    groups: [
      "starting starts start started begins begin beginning began takes_effect",
      "end ends ended ending expire expires expired sunsets until",
    ],
  },
  life: { of: DATE, groups: ["born birth", "died death"] },
})
