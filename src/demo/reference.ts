// What the demo desk covers, and the figures that it cites.

/** Commodities in order: a parent stands before its children. */
export const COMMODITIES = [
  { key: 'rare-earths', name: 'Rare earths', symbol: 'REE' },
  { key: 'ndpr', name: 'NdPr', symbol: 'NdPr', parent: 'rare-earths' },
  { key: 'dysprosium', name: 'Dysprosium', symbol: 'Dy', parent: 'rare-earths' },
  { key: 'base-metals', name: 'Base metals', symbol: null },
  { key: 'copper', name: 'Copper', symbol: 'Cu', parent: 'base-metals' },
  { key: 'nickel', name: 'Nickel', symbol: 'Ni', parent: 'base-metals' },
  { key: 'tungsten', name: 'Tungsten', symbol: 'W' },
  { key: 'lithium', name: 'Lithium', symbol: 'Li' },
  { key: 'gold', name: 'Gold', symbol: 'Au' },
  { key: 'energy', name: 'Energy', symbol: null },
  { key: 'natural-gas', name: 'Natural gas', symbol: null, parent: 'energy' },
  { key: 'crude-oil', name: 'Crude oil', symbol: null, parent: 'energy' },
] as const

export const TOPICS = [
  { key: 'trade-policy', name: 'Trade policy', description: 'Tariffs, export controls and the agreements between governments.' },
  { key: 'supply-chains', name: 'Supply chains', description: 'Mines, smelters, refineries, and what happens between them.' },
  { key: 'price-floors', name: 'Price floors', description: 'Contracts and policies that set a price below which nobody sells.' },
] as const

const INVENTED = { sourceTitle: 'Assay demo data, invented for illustration', sourceUrl: null, sourceAccessed: null } as const

/** Figures. One is real, with its source; the rest say that they are invented. */
export const FIGURES = [
  {
    key: 'ndpr-floor',
    label: 'NdPr oxide price floor agreed with MP Materials',
    value: '110',
    unit: 'kg',
    currency: 'USD',
    kind: 'floor',
    asOf: '2025-07-10T12:00:00.000Z',
    zone: 'America/New_York',
    sourceTitle: 'MP Materials: public-private partnership with the US defence department, announced 10 July 2025',
    sourceUrl: 'https://mpmaterials.com/news/',
    sourceAccessed: '2025-11-03T00:00:00.000Z',
    commodity: 'ndpr',
  },
  { key: 'copper-tc', label: 'Copper concentrate treatment charge, spot', low: '4', high: '7.5', unit: 't', currency: 'USD', kind: 'assessment', asOf: '2026-11-20T16:00:00.000Z', zone: 'Europe/London', commodity: 'copper', ...INVENTED },
  { key: 'copper-cash', label: 'Copper cash settlement', value: '9845.50', unit: 't', currency: 'USD', kind: 'settlement', asOf: '2026-11-20T17:00:00.000Z', zone: 'Europe/London', commodity: 'copper', ...INVENTED },
  { key: 'gas-storage', label: 'European gas storage, share of capacity', value: '83.4', unit: 'percent', currency: null, kind: 'other', asOf: '2026-11-19T06:00:00.000Z', zone: 'Europe/Brussels', commodity: 'natural-gas', ...INVENTED },
  { key: 'apt', label: 'Ammonium paratungstate, in warehouse Rotterdam', low: '612.50', high: '630', unit: 'dmtu', currency: 'USD', kind: 'assessment', asOf: '2026-11-18T15:30:00.000Z', zone: 'Europe/Amsterdam', commodity: 'tungsten', ...INVENTED },
  { key: 'gold-spot', label: 'Gold spot, London afternoon', value: '4120.35', unit: 'ozt', currency: 'USD', kind: 'spot', asOf: '2026-11-20T15:00:00.000Z', zone: 'Europe/London', commodity: 'gold', ...INVENTED },
  { key: 'lithium-carbonate', label: 'Lithium carbonate, battery grade, delivered Asia', low: '11.2', high: '11.9', unit: 'kg', currency: 'USD', kind: 'assessment', asOf: '2026-11-20T08:00:00.000Z', zone: 'Asia/Shanghai', commodity: 'lithium', ...INVENTED },
  { key: 'brent-spread', label: 'Brent, first month over second', value: '0.85', unit: 'none', currency: 'USD', kind: 'settlement', asOf: '2026-11-20T19:30:00.000Z', zone: 'Europe/London', commodity: 'crude-oil', ...INVENTED },
  { key: 'nickel-premium', label: 'Nickel briquette premium, Rotterdam', low: '240', high: '270', unit: 't', currency: 'USD', kind: 'assessment', asOf: '2026-11-17T15:30:00.000Z', zone: 'Europe/Amsterdam', commodity: 'nickel', ...INVENTED },
] as const
