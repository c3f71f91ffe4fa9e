// Demo articles that the public cannot see: scheduled, approved, in review by compliance, and in draft. Their
// figures are invented.

import type { Story } from './story.ts'
import { block, fig, h2, p, text } from './text.ts'

export const gold: Story = {
  author: 'mara',
  headline: 'Gold: three things to ask before the week begins',
  standfirst: 'A short list for Monday’s meeting, to be released before London opens.',
  commodities: ['gold'],
  topics: [],
  releaseInHours: 48,
  steps: [
    { action: 'submit', by: 'mara', hoursAgo: 3 },
    { action: 'approve', by: 'ines', hoursAgo: 2 },
    { action: 'publish', by: 'ines', hoursAgo: 2 },
  ],
  body: ({ figure }) =>
    text(
      p(
        'Spot gold last stood at ',
        fig(figure('gold-spot')),
        '. The price is the least interesting thing about it.',
      ),
      p(
        'Ask who is buying, in which vault, and in whose currency they keep their books. The ' +
          'three answers have moved apart this year.',
      ),
    ),
}

export const lithium: Story = {
  author: 'mara',
  headline: 'Lithium finds buyers again, at a price that pays for little new supply',
  standfirst: 'Carbonate has stopped falling. That is not the same as a reason to dig.',
  commodities: ['lithium'],
  topics: ['supply-chains'],
  regulatoryClass: 'investment_recommendation',
  disclosure: 'The author and the desk hold no interest in lithium or in any company named here.',
  steps: [
    { action: 'submit', by: 'mara', hoursAgo: 1, attestations: ['interests_disclosed'] },
    { action: 'approve', by: 'ines', hoursAgo: 0.5, attestations: ['opinions_told_apart'] },
  ],
  body: ({ figure, person }) =>
    text(
      p(
        'Battery-grade carbonate delivered to Asia is assessed at ',
        fig(figure('lithium-carbonate')),
        '. Converters have begun to rebuild stocks.',
      ),
      h2('Too low to build on'),
      p(
        'At this price the best brines make money and little else does. Projects that were ' +
          'paused will stay so.',
      ),
      block('commentary', {
        label: 'Assay Commentary',
        analyst: person('mara'),
        stance: 'bearish',
        horizon: '6 to 12 months',
        text: text(
          p(
            'A floor under demand is not a floor under price. We would wait for two quarters of ' +
              'falling stocks before changing our view.',
          ),
        ),
      }),
    ),
}

export const nickel: Story = {
  author: 'tomas',
  headline: 'Nickel premiums say what the headline price does not',
  standfirst: 'Briquettes are dearer to get hold of than the screen suggests.',
  commodities: ['nickel'],
  topics: ['supply-chains'],
  steps: [
    { action: 'submit', by: 'tomas', hoursAgo: 7 },
    { action: 'approve', by: 'priya', hoursAgo: 6 },
  ],
  body: ({ figure }) =>
    text(
      p(
        'The premium for briquettes in Rotterdam is assessed at ',
        fig(figure('nickel-premium')),
        '. It has doubled since the summer while the exchange price has slept.',
      ),
      p(
        'The screen trades a metal that may be anywhere. The premium trades one that is here, in ' +
          'this form, on this day.',
      ),
    ),
}

export const brent: Story = {
  author: 'tomas',
  headline: 'Brent: notes towards a piece on spreads',
  standfirst: 'The front of the curve is telling a story that the price is not.',
  commodities: ['crude-oil'],
  topics: [],
  deskNotes: 'The first spread is among the figures; cite it in the first line.',
  steps: [],
  body: () =>
    text(p('Start with the prompt spread. Then freight. Leave the ministers for the last paragraph.')),
}
