// What the newsroom's articles refer to: commodities, topics, figures of every kind and unit, and pictures.

import sharp from 'sharp'
import type { Data, Desk, Row } from './desk.ts'
import type { People } from './people.ts'

export type Reference = Awaited<ReturnType<typeof refer>>

/** A tree three deep, two topics, figures of every kind and unit, three pictures. */
export async function refer(desk: Desk, { admin, editor, author }: People) {
  const term = (name: string, more: Data = {}) => desk.create(editor, 'commodities', { name, ...more })
  const metals = await term('Metals', { description: 'All that rusts, and all that does not.' })
  const rare = await term('Rare earths', { parent: metals.id })
  const ndpr = await term('NdPr oxide', { parent: rare.id, symbol: 'NdPr' })
  const copper = await term('Copper', { parent: metals.id, symbol: 'Cu' })
  const energy = await term('Energy')
  const topic = (name: string, more: Data = {}) => desk.create(editor, 'topics', { name, ...more })
  const policy = await topic('Trade policy', { description: 'Tariffs & licences.' })
  const floors = await topic('Price floors')
  const commodities = { metals, rare, ndpr, copper, energy }
  const figures = await figuresOf(desk, author, commodities)
  const pictures = {
    wide: await picture(desk, author, {
      alt: 'A furnace',
      credit: 'Anna <Author>',
      width: 1300,
      ink: '#2b1710',
    }),
    small: await picture(desk, editor, {
      alt: 'A plate & a bar',
      credit: 'Assay',
      width: 700,
      ink: '#10233f',
    }),
    unused: await picture(desk, admin, {
      alt: 'Nobody shows this',
      credit: 'Assay',
      width: 400,
      ink: '#0f2f3a',
    }),
  }
  return { commodities, topics: { policy, floors }, figures, pictures }
}

/** What a figure has unless it says otherwise. */
const USUAL = {
  kind: 'spot',
  unit: 'kg',
  currency: 'USD',
  asOf: '2026-03-06T16:00:00.000Z',
  zone: 'Europe/London',
  sourceTitle: 'An exchange',
  sourceUrl: 'https://exchange.example/prices?day=6&month=3',
  sourceAccessed: '2026-03-07T00:00:00.000Z',
}

async function figuresOf(desk: Desk, author: Parameters<Desk['create']>[0], of: Record<string, Row>) {
  const one = (label: string, data: Data) => desk.create(author, 'figures', { ...USUAL, label, ...data })
  const ndpr = of.ndpr!.id
  const copper = of.copper!.id
  return {
    floor: await one('NdPr oxide floor', {
      value: '110',
      kind: 'floor',
      commodity: ndpr,
      zone: 'America/New_York',
    }),
    spot: await one('NdPr oxide spot', { value: '62.50', commodity: ndpr, zone: 'Asia/Shanghai' }),
    settlement: await one('Copper cash', {
      value: '9845.50',
      unit: 't',
      kind: 'settlement',
      commodity: copper,
    }),
    charge: await one('Copper charge', {
      low: '4',
      high: '7.5',
      unit: 't',
      kind: 'assessment',
      commodity: copper,
    }),
    bid: await one('Tin bid', { value: '1250000', unit: 'lb', currency: 'JPY', kind: 'bid' }),
    ask: await one('Gold ask', { value: '0.085', unit: 'g', currency: 'EUR', kind: 'ask' }),
    forecast: await one('Gold at the year’s end', {
      low: '4100',
      high: '4350.25',
      unit: 'ozt',
      currency: 'GBP',
      kind: 'forecast',
      asOf: '2026-12-31T00:00:00.000Z',
      sourceUrl: null,
      sourceAccessed: null,
    }),
    tungsten: await one('APT in warehouse', { low: '612.50', high: '630', unit: 'dmtu', currency: 'CNY' }),
    storage: await one('Gas storage', { value: '83.4', unit: 'percent', currency: null, kind: 'other' }),
    index: await one('House index', { value: '-12.75', unit: 'index', currency: null, kind: 'other' }),
    spread: await one('Brent spread', { value: '0.85', unit: 'none', currency: 'USD', kind: 'settlement' }),
    tonnes: await one('Stock afloat', { value: '1200', unit: 't', currency: null, kind: 'other' }),
    cited: await one('Zinc premium', { value: '240', unit: 't', kind: 'assessment' }),
    uncited: await one('Cobalt nobody cites', { value: '33', kind: 'bid' }),
  }
}

type Drawing = { alt: string; credit: string; width: number; ink: string }

async function picture(desk: Desk, by: Parameters<Desk['create']>[0], { alt, credit, width, ink }: Drawing) {
  const height = Math.round(width * 0.625)
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<rect width="100%" height="100%" fill="${ink}"/>`,
    '<circle cx="50%" cy="50%" r="20%" fill="#d98a3d"/></svg>',
  ].join('')
  const data = await sharp(Buffer.from(svg)).jpeg({ quality: 70 }).toBuffer()
  const file = { data, mimetype: 'image/jpeg', name: 'drawn.jpg', size: data.length }
  return desk.create(by, 'media', { alt, credit, rights: 'Drawn for these tests' }, { file })
}
