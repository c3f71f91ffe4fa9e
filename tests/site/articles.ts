// A small newsroom for the site's tests: articles as publishing hands them out.

import type { ChangeNote } from '#src/articles/changes.ts'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import type { PublicFigure, PublicTerm } from '#src/figures/types.ts'
import type { PublicNote } from '#src/public/notes.ts'
import type { PublicAuthor, PublicImage, RichTextNode } from '#src/richtext/types.ts'

export const HANA: PublicAuthor = {
  id: 'staff-1',
  slug: 'hana-okafor',
  name: 'Hana Okafor',
  jobTitle: 'Rare earths editor',
  bio: 'Covers rare earths and magnet metals from mine to motor. Before that, eight years on a trading desk.',
}
export const JONAS: PublicAuthor = {
  id: 'staff-2',
  slug: 'jonas-lind',
  name: 'Jonas Lind',
  jobTitle: 'Senior analyst',
  bio: null,
}

export const RARE_EARTHS: PublicTerm = { slug: 'rare-earths', name: 'Rare earths' }
export const NDPR: PublicTerm = { slug: 'ndpr', name: 'NdPr' }
export const COPPER: PublicTerm = { slug: 'copper', name: 'Copper' }
export const LITHIUM: PublicTerm = { slug: 'lithium', name: 'Lithium' }
export const ANTIMONY: PublicTerm = { slug: 'antimony', name: 'Antimony' }
export const TUNGSTEN: PublicTerm = { slug: 'tungsten', name: 'Tungsten' }
export const TRADE: PublicTerm = { slug: 'trade-policy', name: 'Trade policy' }
export const SUPPLY: PublicTerm = { slug: 'supply-chains', name: 'Supply chains' }

const FLOOR: PublicFigure = {
  id: 'figure-1',
  label: 'NdPr oxide floor price',
  value: '110',
  low: null,
  high: null,
  unit: 'kg',
  currency: 'USD',
  kind: 'floor',
  asOf: '2025-07-10T13:00:00.000Z',
  zone: 'America/New_York',
  source: {
    title: 'MP Materials, agreement with the US Department of War',
    url: 'https://example.com/mp-materials',
    accessed: '2025-10-28',
  },
  commodity: NDPR,
  text: '$110/kg',
}
const SPOT: PublicFigure = {
  id: 'figure-2',
  label: 'NdPr oxide, China',
  value: null,
  low: '74.50',
  high: '76.00',
  unit: 'kg',
  currency: 'USD',
  kind: 'assessment',
  asOf: '2025-10-28T08:00:00.000Z',
  zone: 'Asia/Shanghai',
  source: { title: 'Assay price desk', url: null, accessed: null },
  commodity: NDPR,
  text: '$74.50–76.00/kg',
}
const SHARE: PublicFigure = {
  id: 'figure-3',
  label: 'China’s share of separated rare earth output',
  value: '91',
  low: null,
  high: null,
  unit: '%',
  currency: null,
  kind: 'other',
  asOf: '2024-12-31T00:00:00.000Z',
  zone: 'UTC',
  source: {
    title: 'IEA, Global Critical Minerals Outlook',
    url: 'https://example.org/outlook',
    accessed: '2025-10-20',
  },
  commodity: RARE_EARTHS,
  text: '91%',
}

export const IMAGE: PublicImage = {
  id: 'media-1',
  alt: 'Rows of pale separation tanks under a corrugated roof',
  credit: 'Photograph: Mira Tan',
  rights: 'Assay',
  url: '/api/media/file/tanks.jpg',
  width: 1920,
  height: 1080,
  mimeType: 'image/jpeg',
  sizes: [
    { name: 'thumb', url: '/api/media/file/tanks-320.webp', width: 320, height: 180 },
    { name: 'card', url: '/api/media/file/tanks-640.webp', width: 640, height: 360 },
    { name: 'wide', url: '/api/media/file/tanks-1280.webp', width: 1280, height: 720 },
    { name: 'full', url: '/api/media/file/tanks-1920.webp', width: 1920, height: 1080 },
    { name: 'og', url: '/api/media/file/tanks-1200x630.jpg', width: 1200, height: 630 },
  ],
}

const text = (words: string, format = 0): RichTextNode => ({
  type: 'text',
  text: words,
  format,
  detail: 0,
  mode: 'normal',
  style: '',
  version: 1,
})
const paragraph = (...children: RichTextNode[]): RichTextNode => ({
  type: 'paragraph',
  children,
  version: 1,
  format: '',
  indent: 0,
  direction: 'ltr',
})
const heading = (tag: string, words: string): RichTextNode => ({
  type: 'heading',
  tag,
  children: [text(words)],
  version: 1,
})
const figure = (item: PublicFigure): RichTextNode => ({
  type: 'inlineBlock',
  version: 1,
  fields: { id: item.id, blockType: 'figure', figure: item },
})
const block = (fields: Record<string, unknown>): RichTextNode => ({
  type: 'block',
  version: 2,
  format: '',
  fields: { id: 'block', ...fields },
})
const link = (url: string, words: string): RichTextNode => ({
  type: 'link',
  version: 3,
  fields: { url, newTab: false, linkType: 'custom' },
  children: [text(words)],
})
const list = (...items: string[]): RichTextNode => ({
  type: 'list',
  listType: 'bullet',
  tag: 'ul',
  start: 1,
  version: 1,
  children: items.map((item, index) => ({
    type: 'listitem',
    value: index + 1,
    version: 1,
    children: [text(item)],
  })),
})
const richText = (...children: RichTextNode[]) => ({ root: { type: 'root', version: 1, children } })

/** An article with everything a body may hold. */
export function wholeArticle(changes: Partial<PublicArticle> = {}): PublicArticle {
  return {
    id: 'article-1',
    slug: 'us-and-japan-sign-rare-earths-framework',
    headline: 'US and Japan sign a rare earths framework, and leave the price floor between the lines',
    standfirst:
      'The Tokyo text commits no money. Its clause on prices that “reflect the true cost of responsible extraction” is the part that traders read twice.',
    byline: [HANA],
    commodities: [RARE_EARTHS, NDPR],
    topics: [TRADE, SUPPLY],
    leadImage: IMAGE,
    body: richText(
      paragraph(
        text(
          'The United States and Japan have agreed a framework to secure supplies of rare earths and other critical minerals. It was signed in Tokyo, names mining, separation, recycling and stockpiling, and gives both sides six months to pick projects. China still makes about ',
        ),
        figure(SHARE),
        text(' of the separated material.'),
      ),
      paragraph(
        text(
          'For a market that has waited since July, what matters is the sentence on pricing. Washington’s arrangement with MP Materials put a floor of ',
        ),
        figure(FLOOR),
        text(' under neodymium-praseodymium oxide; Chinese material was assessed at '),
        figure(SPOT),
        text(' this week. The gap is what a non-Chinese separator needs to stay open.'),
      ),
      heading('h2', 'What the text says'),
      paragraph(
        text('The framework covers the chain from the pit to the magnet, with '),
        text('no binding financial commitment', 1),
        text('. According to '),
        link('https://example.com/statement', 'the joint statement'),
        text(', the two governments will:'),
      ),
      list(
        'identify projects within six months that close gaps in permanent magnets, batteries and catalysts;',
        'speed up permits for mining and processing at home;',
        'review sales of strategic assets on grounds of national security.',
      ),
      block({
        blockType: 'pullQuote',
        quote: 'A floor that is written down nowhere is still a floor, if two treasuries stand on it.',
        attribution: 'A trader in Singapore',
      }),
      heading('h2', 'What it could mean for prices'),
      paragraph(
        text(
          'If Tokyo follows the American example, contracts outside China would be priced off a support level rather than off Shanghai. ',
        ),
        text('Three reference points:', 2),
      ),
      block({
        blockType: 'table',
        caption: 'NdPr oxide: three reference points',
        source: 'Assay price desk; company statements',
        headerRow: true,
        headerColumn: true,
        cells:
          'Reference\tUSD/kg\tAs of\nUS floor (MP Materials)\t110.00\t10 Jul 2025\nChina, assessed midpoint\t75.25\t28 Oct 2025\nGap\t34.75\t–',
      }),
      paragraph(
        text(
          'Higher prices outside China would first reach heavy users: makers of traction motors, wind turbines and actuators. H',
        ),
        text('2', 32),
        text('O-cooled separation lines in Malaysia are running full.'),
      ),
      block({
        blockType: 'commentary',
        label: 'Assay Commentary',
        analyst: JONAS,
        stance: 'bullish',
        horizon: '6–12 months',
        text: richText(
          paragraph(
            text(
              'We read the clause as consent to more floors, not as a floor. Even so, it takes away the tail in which separators outside China are left to a ',
            ),
            figure(SPOT),
            text(' market on their own.'),
          ),
          paragraph(
            text('We expect at least one offtake agreement with explicit price support before summer.'),
          ),
        ),
      }),
      heading('h3', 'What to watch'),
      paragraph(
        text(
          'The list of projects is due in April. Until then, the stockpile tenders in both countries are the better signal.',
        ),
      ),
      block({
        blockType: 'embed',
        url: 'https://example.com/framework',
        title: 'United States–Japan Framework for Securing the Supply of Critical Minerals',
        description: 'Full text of the framework, as published after the signing.',
        site: 'example.com',
      }),
    ),
    figures: [SHARE, FLOOR, SPOT],
    disclosure:
      'The author holds no position in the companies or commodities named. Assay sells no advice; this is commentary, not a recommendation.',
    commenting: { mode: 'open', closesAt: null },
    seo: { title: null, description: null },
    publishedAt: '2026-11-05T09:30:00.000Z',
    updatedAt: '2026-11-05T14:05:00.000Z',
    edition: 1,
    notes: [],
    end: null,
    withdrawal: null,
    words: 412,
    readingMinutes: 2,
    ...changes,
  }
}

export const CORRECTION: ChangeNote = {
  kind: 'correction',
  edition: 3,
  at: '2026-11-05T14:05:00.000Z',
  note: 'An earlier edition gave the floor price per tonne.',
  was: '$110 a tonne',
  is: '$110/kg',
  where: 'The second paragraph',
}
export const UPDATE: ChangeNote = {
  kind: 'update',
  edition: 2,
  at: '2026-11-05T11:20:00.000Z',
  note: 'Adds the statement of the Japanese ministry.',
  was: null,
  is: null,
  where: null,
}

/** The article after an update, a correction, a clarification and a refile. */
export function changedArticle(changes: Partial<PublicArticle> = {}): PublicArticle {
  const refile: ChangeNote = {
    ...UPDATE,
    kind: 'refile',
    edition: 5,
    at: '2026-11-05T16:40:00.000Z',
    note: 'Spells the name of the ministry as it spells it itself.',
  }
  const clarification: ChangeNote = {
    ...UPDATE,
    kind: 'clarification',
    edition: 4,
    at: '2026-11-05T15:10:00.000Z',
    note: 'The six months run from the signing, not from the announcement.',
  }
  return wholeArticle({
    edition: 5,
    notes: [refile, clarification, CORRECTION, UPDATE],
    updatedAt: refile.at,
    ...changes,
  })
}

/** The notes as the page of corrections lists them, and a withdrawal above. */
export function noteRun(): PublicNote[] {
  const { id, slug, headline } = wholeArticle()
  const article = { id, slug, headline }
  const withdrawn = {
    id: 'article-5',
    slug: 'tungsten-quota',
    headline: 'Tungsten quota: what the notice says and what it leaves out',
  }
  return [
    {
      id: 'edition-9',
      kind: 'withdrawal',
      at: '2026-11-05T18:20:00.000Z',
      edition: 2,
      note: 'Two of the quota volumes in this article were taken from a draft notice.',
      was: null,
      is: null,
      where: null,
      article: withdrawn,
    },
    ...changedArticle().notes.map((note) => ({ ...note, id: `edition-${note.edition}`, article })),
  ]
}

/** A short article, for lists. */
export function shortArticle(
  changes: Partial<PublicArticle> & Pick<PublicArticle, 'id' | 'slug' | 'headline'>,
): PublicArticle {
  return {
    ...wholeArticle(),
    standfirst: 'A short standfirst that says what happened and why it matters to whoever holds metal.',
    body: richText(paragraph(text('One paragraph.'))),
    figures: [],
    leadImage: null,
    byline: [JONAS],
    ...changes,
  }
}

/** Newest first. */
export function newsroom(): PublicArticle[] {
  return [
    wholeArticle(),
    shortArticle({
      id: 'article-2',
      slug: 'copper-premium-in-yangshan',
      headline: 'Copper premium in Yangshan doubles as smelters sit on their hands',
      standfirst: 'Importers paid up for nearby cargoes while three smelters brought maintenance forward.',
      commodities: [COPPER],
      topics: [],
      publishedAt: '2026-11-05T07:10:00.000Z',
      updatedAt: '2026-11-05T07:10:00.000Z',
      readingMinutes: 3,
      leadImage: IMAGE,
    }),
    shortArticle({
      id: 'article-3',
      slug: 'antimony-tender',
      headline: 'Antimony tender in Rotterdam clears above every published assessment',
      standfirst: 'Four bids, one seller, and a price that nobody will want to be quoted on.',
      commodities: [ANTIMONY],
      topics: [TRADE],
      publishedAt: '2026-11-04T16:45:00.000Z',
      updatedAt: '2026-11-04T18:00:00.000Z',
      readingMinutes: 2,
    }),
    shortArticle({
      id: 'article-4',
      slug: 'lithium-spodumene-auction',
      headline: 'Spodumene auction fails for the second time this quarter',
      standfirst: 'The reserve was withdrawn twenty minutes before the close.',
      commodities: [LITHIUM],
      topics: [],
      byline: [HANA, JONAS],
      publishedAt: '2026-11-04T10:00:00.000Z',
      updatedAt: '2026-11-04T10:00:00.000Z',
      readingMinutes: 4,
    }),
    shortArticle({
      id: 'article-5',
      slug: 'tungsten-quota',
      headline: 'Tungsten quota: what the notice says and what it leaves out',
      commodities: [TUNGSTEN],
      topics: [SUPPLY],
      publishedAt: '2026-11-03T09:00:00.000Z',
      updatedAt: '2026-11-03T09:00:00.000Z',
      withdrawal: {
        at: '2026-11-03T15:20:00.000Z',
        note: 'Two of the quota volumes in this article were taken from a draft notice. A corrected article follows.',
      },
      readingMinutes: 3,
    }),
    shortArticle({
      id: 'article-6',
      slug: 'dysprosium-outside-china',
      headline: 'Dysprosium outside China: a market of nine buyers',
      commodities: [RARE_EARTHS],
      topics: [],
      leadImage: IMAGE,
      publishedAt: '2026-11-02T13:40:00.000Z',
      updatedAt: '2026-11-02T13:40:00.000Z',
      readingMinutes: 6,
    }),
  ]
}
