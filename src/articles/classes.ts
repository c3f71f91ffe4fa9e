// What kind of text an article is in the eyes of the market rules; it decides the workflow under which the
// article runs. Regulation (EU) 596/2014 (MAR), Article 3(1)(34)–(35), Article 20; Delegated Regulation (EU)
// 2016/958.

export const REGULATORY_CLASSES = [
  'factual',
  'commentary',
  'investment_recommendation',
  'reproduced_recommendation',
  'marketing',
] as const

export type RegulatoryClass = (typeof REGULATORY_CLASSES)[number]

export const CLASS_LABELS: Record<RegulatoryClass, string> = {
  factual: 'Factual: prices and events only',
  commentary: 'Commentary: views, but no investment strategy',
  investment_recommendation:
    'Investment recommendation: a strategy, or an opinion on a present or future price',
  reproduced_recommendation: "Somebody else's recommendation, passed on",
  marketing: 'Marketing',
}
