// Demo articles that have been public: copper and gas still are, tungsten was withdrawn. Their figures are
// invented.

import type { Story } from './story.ts'
import { block, fig, h2, p, text } from './text.ts'

export const copper: Story = {
  author: 'tomas',
  headline: 'Copper smelters bid for concentrate as if it were the metal',
  standfirst:
    'Treatment charges have shrunk to single digits. Somebody has to stop buying, and nobody ' +
    'wants to be first.',
  picture: 'copper',
  commodities: ['copper'],
  topics: ['supply-chains'],
  disclosure: 'None.',
  steps: [
    { action: 'submit', by: 'tomas', hoursAgo: 30 },
    { action: 'request-changes', by: 'ines', hoursAgo: 29, note: 'Say where the range comes from.' },
    { action: 'submit', by: 'tomas', hoursAgo: 28 },
    { action: 'approve', by: 'ines', hoursAgo: 27 },
    { action: 'publish', by: 'ines', hoursAgo: 27 },
  ],
  body: ({ figure, person }) =>
    text(
      p(
        'A smelter lives on the fee for turning concentrate into metal. At ',
        fig(figure('copper-tc')),
        ' that fee no longer pays for the furnace, let alone for the people who tend it.',
      ),
      p(
        'Cash copper settled at ',
        fig(figure('copper-cash')),
        '. The high price does not help a plant that owns neither the ore nor the cathode; it ' +
          'only makes the working capital dearer.',
      ),
      h2('Why nobody blinks'),
      p(
        'A furnace that is let go cold takes weeks and a great deal of gas to bring back. Each ' +
          'operator would gain if another stopped, and so each keeps going.',
      ),
      block('table', {
        caption: 'Spot treatment charges by quarter, illustrative',
        source: 'Assay demo data, invented for illustration',
        headerRow: true,
        headerColumn: true,
        cells: 'Quarter\tLow, $/t\tHigh, $/t\nQ1\t18\t24\nQ2\t11\t16\nQ3\t6.5\t10\nQ4 to date\t4\t7.5',
      }),
      block('commentary', {
        label: 'Assay Commentary',
        analyst: person('tomas'),
        stance: 'neutral',
        horizon: '3 to 6 months',
        text: text(
          p(
            'Cuts will come from plants without by-product credits. Until they are announced we ' +
              'would not read the low charge as a call on the metal’s price.',
          ),
        ),
      }),
      block('embed', {
        url: 'https://www.icsg.org/',
        title: 'International Copper Study Group',
        description: 'Monthly balances of mine and refined supply.',
        site: 'ICSG',
      }),
    ),
}

export const europeanGas: Story = {
  author: 'tomas',
  headline: 'European gas storage is lower than last year, and calmer',
  standfirst: 'Sites are less full than a year ago. Caverns, not terminals, now set the winter price.',
  picture: 'gas',
  commodities: ['natural-gas'],
  topics: ['supply-chains'],
  steps: [
    { action: 'submit', by: 'tomas', hoursAgo: 52 },
    { action: 'approve', by: 'ines', hoursAgo: 51 },
    { action: 'publish', by: 'adele', hoursAgo: 50 },
  ],
  revision: {
    standfirst: 'Sites are less full than a year ago. Terminals, not caverns, now set the winter price.',
    change: {
      kind: 'correction',
      note: 'The standfirst had the two the wrong way round; the text beneath it was right.',
      was: 'Caverns, not terminals, now set the winter price.',
      is: 'Terminals, not caverns, now set the winter price.',
      where: 'The standfirst',
    },
    approvedBy: 'ines',
    hoursAgo: 26,
  },
  body: ({ figure }) =>
    text(
      p(
        'Storage stood at ',
        fig(figure('gas-storage')),
        ' of capacity on the morning of this note. A few winters ago the number would have caused alarm.',
      ),
      p(
        'It does not, because the marginal molecule arrives by ship. What a trader needs to know ' +
          'in November is how many cargoes are afloat and where they would rather go.',
      ),
      h2('Where the risk sits'),
      p(
        'A still, cold fortnight in north-west Europe that coincides with one in north-east Asia ' +
          'would pull the same cargoes two ways. Stocks buy time; they do not buy cargoes.',
      ),
      block('disclosure', {
        text:
          'The desk’s publisher sells subscriptions to two importers named in earlier coverage. ' +
          'Neither saw this note.',
      }),
    ),
}

export const tungsten: Story = {
  author: 'mara',
  headline: 'Tungsten holds its range as buyers wait for licences',
  standfirst: 'Little changed hands in Rotterdam while importers waited for paperwork.',
  commodities: ['tungsten'],
  topics: ['trade-policy'],
  steps: [
    { action: 'submit', by: 'mara', hoursAgo: 80 },
    { action: 'approve', by: 'ines', hoursAgo: 79 },
    { action: 'publish', by: 'ines', hoursAgo: 79 },
    {
      action: 'ask-withdrawal',
      by: 'priya',
      hoursAgo: 70.2,
      note:
        'The assessment that this note rested on was published in error by its provider. We ' +
        'withdrew the note on the day that we learned of it.',
    },
    { action: 'withdraw', by: 'ines', hoursAgo: 70 },
  ],
  body: ({ figure }) =>
    text(
      p('Ammonium paratungstate was assessed at ', fig(figure('apt')), ', in thin trade.'),
      p('Buyers said that they would return once licences had been granted.'),
    ),
}
