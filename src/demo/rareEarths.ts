// The demo's lead: the framework between the United States and Japan on rare earths.

import type { Story } from './story.ts'
import { block, bullets, fig, h2, p, text } from './text.ts'

export const rareEarths: Story = {
  author: 'mara',
  headline: 'Washington and Tokyo set a frame for rare earths, and leave the money for later',
  standfirst:
    'A framework signed in Tokyo covers mining, processing, recycling and stockpiles. It ' +
    'names no sum; what it says about price may matter more.',
  picture: 'magnet',
  commodities: ['rare-earths', 'ndpr'],
  topics: ['trade-policy', 'price-floors', 'supply-chains'],
  disclosure: 'The author holds no position in any company named here.',
  deskNotes: 'Ask the ministry for the list of candidate projects once it is out.',
  steps: [
    { action: 'submit', by: 'mara', hoursAgo: 5 },
    {
      action: 'approve',
      by: 'priya',
      hoursAgo: 4,
      note: 'Figure checked against the company’s announcement.',
    },
    { action: 'publish', by: 'ines', hoursAgo: 4 },
  ],
  body: ({ figure, person }) =>
    text(
      p(
        'The United States and Japan have put their names to a framework for supplying each ' +
          'other with rare earths and other critical minerals. It was completed in Tokyo during ' +
          'President Donald Trump’s visit, and its purpose is plain from the first line to the ' +
          'last: to depend less on China, which mines most of the world’s rare earths and refines ' +
          'more of them still.',
      ),
      p(
        'Buyers in four industries have been waiting for a text like this one. Defence ' +
          'contractors, chipmakers and electronics assemblers, carmakers and energy companies all ' +
          'need materials whose route from ore to part runs, at some point, through a Chinese ' +
          'plant.',
      ),
      h2('What the two sides agreed to do'),
      p(
        'The text is broad rather than deep. It lists fields in which the two governments mean ' +
          'to work together:',
      ),
      bullets(
        'digging and processing more at home, in both countries',
        'recycling what is already in circulation',
        'holding stocks against an interruption',
        'investing along the chain, down to magnets, batteries and catalysts',
      ),
      p(
        'What it does not list is money. Neither side promises a sum, a date or a tonnage. The ' +
          'next step is to pick projects: the two will look for gaps in supply and name the ' +
          'ventures that could close them.',
      ),
      h2('A sentence about price'),
      p(
        'Two passages deserve a second reading. One says that strategic assets should not be ' +
          'sold off to the wrong hands. The other says that prices should reflect what responsible ' +
          'extraction really costs. Analysts at BMO read the second as quiet support for price ' +
          'floors, a subject that has divided the rare earth trade for a year.',
      ),
      p(
        'There is a precedent. The US Department of War, as the defence department is now ' +
          'called, agreed with MP Materials on a floor of ',
        fig(figure('ndpr-floor')),
        ' for neodymium-praseodymium, the pair of elements at the heart of permanent magnets. A ' +
          'floor of that kind turns a mine that pays only in good years into one that a bank will ' +
          'lend to.',
      ),
      block('pullQuote', {
        quote: 'A floor turns a mine that pays only in good years into one that a bank will lend to.',
        attribution: 'Mara Lindqvist, Assay',
      }),
      block('commentary', {
        label: 'Assay Commentary',
        analyst: person('ines'),
        stance: 'bullish',
        horizon: '12 to 24 months',
        text: text(
          p(
            'Treat the framework as a statement about risk, not about volume. It will not move a ' +
              'tonne this year. It does tell lenders that two large buyers would rather pay for supply ' +
              'they can rely on than chase the lowest offer, and that view now has a number attached: ',
            fig(figure('ndpr-floor')),
            '.',
          ),
          p(
            'We expect more agreements of this shape, each signed for reasons of alliance first and ' +
              'of geology second. Where a project can point to a government as its buyer of last ' +
              'resort, its cost of capital should fall; where it cannot, cheap Chinese oxide will go ' +
              'on setting the terms.',
          ),
        ),
      }),
      h2('What to watch'),
      p(
        'The list of projects comes first. After it, watch whether a floor appears in a Japanese ' +
          'contract too, and whether separation plants, the narrowest part of the chain, are among ' +
          'the ventures chosen.',
      ),
    ),
}
