// What a refile may touch, and what it may not: words within the bound of a slip, each in its place.

import { describe, expect, test } from 'vitest'
import { changedMeaning } from '#src/articles/compare/changedNumbers.ts'
import { differencesToReaders } from '#src/articles/compare/differences.ts'
import type { ArticleContent } from '#src/articles/content.ts'
import { block, bullets, h2, link, p, text } from '#src/demo/text.ts'
import type { RichText, RichTextNode } from '#src/richtext/types.ts'
import { RARE_EARTHS, wholeArticle } from '../site/articles.ts'

const whole = wholeArticle({ commodities: [RARE_EARTHS] })
const [figure] = whole.figures
const picture = { ...whole.leadImage!, alt: 'A mine at dusk', credit: 'Photo: Reuters' }
const [author] = whole.byline
const analyst = { ...author!, jobTitle: 'Analyst' }

const cited: RichTextNode = { type: 'inlineBlock', fields: { blockType: 'figure', figure } }
const view = (nodes: RichTextNode[], fields: Record<string, unknown> = {}) =>
  block('commentary', {
    label: 'Assay Commentary',
    stance: 'bullish',
    horizon: 'next year',
    analyst,
    text: text(...nodes) as unknown as RichText,
    ...fields,
  })
const table = (cells: string, fields: Record<string, unknown> = {}) =>
  block('table', { cells, caption: 'Output by mine', source: 'Company reports', ...fields })
const quotation = (quote: string) => block('pullQuote', { quote, attribution: 'A trader' })
const shown = (fields: object, caption = 'The mine') =>
  block('image', { image: { ...picture, ...fields }, caption })
const formed = (words: string, format: number): RichTextNode => ({ type: 'text', text: words, format })

const LONG = 'The port was quiet, as it is in most years, and ships waited for nothing but the tide.'
const glued = (words: string, glue: string) => words.replaceAll(' ', glue)
const content = (...nodes: RichTextNode[]): ArticleContent => ({
  ...whole,
  headline: 'Metal falls in a quiet week',
  standfirst: 'Traders wait for the meeting of the exchange.',
  figures: [figure!],
  leadImage: picture,
  body: text(p('As of now ', cited), ...nodes),
  seo: { title: 'Metal falls', description: 'Traders wait for the meeting of the exchange.' },
  regulatoryClass: 'commentary',
  change: null,
  commenting: { mode: 'open', days: null },
  releaseAt: null,
  embargoUntil: null,
})

describe('no slip of the pen, in the body:', () => {
  const firm = p('We hold this view firmly.')
  const reaches = p('Copper reaches ', cited, ' next.')
  const bearish = { stance: 'bearish', label: 'The other view' }
  test.each<[string, RichTextNode[], RichTextNode[], RegExp]>([
    [
      'a table reshaped',
      [table('100\t200\t300\n400\t500\t600')],
      [table('100\t200\n300\t400\n500\t600')],
      /rows/,
    ],
    ['words of a table reshaped', [table('Up\tDown\tFlat\tSteep')], [table('Up\tDown\nFlat\tSteep')], /rows/],
    [
      'words of a table in another cell',
      [table('A\tup\nB\tdown')],
      [table('A\tdown\nB\tup')],
      /tables|another/,
    ],
    ['another head of a table', [table('A\tB', { headerRow: true })], [table('A\tB')], /headings/],
    [
      'a figure that leaves a view',
      [view([firm, reaches]), p(LONG)],
      [view([firm]), reaches, p(LONG)],
      /figures/,
    ],
    [
      'a number that leaves a view',
      [view([firm, p('Copper doubles to 18,000.')]), p(LONG)],
      [view([firm]), p('Copper doubles to 18,000.'), p(LONG)],
      /another place|words of/,
    ],
    [
      'a number alone that leaves a view',
      [view([firm, p('18,000')]), p(LONG)],
      [view([firm]), p('18,000'), p(LONG)],
      /18,000/,
    ],
    [
      'a word that leaves a view',
      [view([firm, p('Hold.')]), p(LONG)],
      [view([firm]), p('Hold.'), p(LONG)],
      /another place/,
    ],
    [
      'a figure that moves to another view',
      [view([firm, reaches]), view([firm], bearish)],
      [view([firm]), view([reaches, firm], bearish)],
      /figures/,
    ],
    [
      'a number that moves to another view',
      [view([firm, p('It ends at 5.')]), view([firm], bearish)],
      [view([firm]), view([p('It ends at 5.'), firm], bearish)],
      /another place|words of/,
    ],
    [
      'another label',
      [view([firm])],
      [view([firm], { label: 'Advertisement by Glencore' })],
      /^The label .*Glencore/,
    ],
    [
      'another job title',
      [view([firm])],
      [view([firm], { analyst: { ...analyst, jobTitle: 'Head' } })],
      /analyst/,
    ],
    [
      'a new field of a view',
      [view([firm])],
      [view([firm], { analyst: { ...analyst, firm: 'Glencore' } })],
      /analyst/,
    ],
    ['the credit of a picture', [shown({})], [shown({ credit: 'Photo: the mine' })], /credit/],
    [
      'the rights of a picture',
      [shown({})],
      [shown({ rights: 'Given by the mine' })],
      /credit or the rights/,
    ],
    [
      'other words for the blind',
      [shown({})],
      [shown({ alt: 'Strike at a mine at dusk' })],
      /alternative texts/,
    ],
    [
      'where a link leads',
      [p(link('here', 'https://a.example/'))],
      [p(link('here', 'https://b.example/'))],
      /link/,
    ],
    [
      'which words lead there',
      [p(link('this', 'https://a.example/'), ' or that')],
      [p('this or ', link('that', 'https://a.example/'))],
      /link|another/,
    ],
    ['a link that is gone', [p(link('here', 'https://a.example/'))], [p('here')], /link/],
    [
      'a quotation behind other words',
      [p('The buyer said'), quotation('Up.'), p('The seller said')],
      [p('The buyer said'), p('The seller said'), quotation('Up.')],
      /another place/,
    ],
    [
      'a sentence in another paragraph',
      [h2('Zinc'), p('It fell.'), h2('Tin'), p(LONG)],
      [h2('Zinc'), h2('Tin'), p('It fell.'), p(LONG)],
      /another place/,
    ],
    [
      'two words changed over',
      [p('Copper is up and zinc down, they say in the trade.')],
      [p('Copper is down and zinc up, they say in the trade.')],
      /another place/,
    ],
    [
      'much of the reporting',
      [p(LONG)],
      [p('Nothing of what was said in May about the strike of the dockers holds.')],
      /words of the reporting/,
    ],
    ...['—', '-', '–', '/', '\u2800', '…', '·', '_', '’', ','].map(
      (glue): [string, RichTextNode[], RichTextNode[], RegExp] => [
        `words that ${glue} joins`,
        [
          p(LONG),
          p(
            glued(
              'the ministry denied again last Monday that anybody there ever asked smelters about cuts',
              glue,
            ),
          ),
        ],
        [
          p(LONG),
          p(
            glued(
              'another smelter admitted while they visited this newspaper how much money changed hands before May',
              glue,
            ),
          ),
        ],
        /words of the reporting/,
      ],
    ),
    [
      'a sentence of a script without spaces',
      [p(LONG), p('Zn伦敦铜价今年下跌因为买家在北方的港口停工')],
      [p(LONG), p('Zn上海锌市将会飞涨没有人能够阻挡我们如此说')],
      /words of the reporting/,
    ],
    [
      'a number word with a soft hyphen',
      [p(LONG), p('It sold f\u00ADive of them.')],
      [p(LONG), p('It sold n\u00ADine of them.')],
      /nine/,
    ],
    [
      'a number word with a joiner of words',
      [p(LONG), p('It sold fi\u2060ve of them.')],
      [p(LONG), p('It sold ni\u200Bne of them.')],
      /nine/,
    ],
    [
      'a number word with a ligature',
      [p(LONG), p('It sold \uFB01ve of them.')],
      [p(LONG), p('It sold nine of them.')],
      /nine/,
    ],
    [
      'quotation marks gone',
      [p('He said output rose “by a lot this year”.')],
      [p('He said output rose by a lot this year.')],
      /Quotation marks/,
    ],
    [
      'quotation marks that close earlier',
      [p('He said it rose “by a lot this year”.')],
      [p('He said it rose “by a lot” this year.')],
      /Quotation marks|another place/,
    ],
    [
      'single quotation marks gone',
      [p('He said it rose ‘by a lot this year’.')],
      [p('He said it rose by a lot this year.')],
      /Quotation marks/,
    ],
    [
      'guillemets gone',
      [p('Er sagte, es stieg »um viel«.')],
      [p('Er sagte, es stieg um viel.')],
      /Quotation marks/,
    ],
    ...['ꞌꞌ', '՚՚', '՚', '΄΄', '˵', '❠', '⟪', '≪', '゛'].map(
      (mark): [string, RichTextNode[], RichTextNode[], RegExp] => [
        `${mark} gone`,
        [p(`He said it rose ${mark}by a lot this year${mark}.`)],
        [p('He said it rose by a lot this year.')],
        /Quotation marks/,
      ],
    ),
    [
      'a number that two become',
      [p('It has stocks for 5, 300 tonnes leave.')],
      [p('It has stocks for 5 300 tonnes leave.')],
      /5/,
    ],
    [
      'two numbers that one becomes',
      [p('The mine sold 5 300 tonnes.')],
      [p('The mine sold 5; 300 tonnes.')],
      /5 300/,
    ],
  ])('%s', (_, had, has, said) => {
    expect(changedMeaning(content(...had), content(...has))).toMatch(said)
    expect(changedMeaning(content(...has), content(...had))).not.toBeNull()
    expect(changedMeaning(content(...has), content(...has))).toBeNull()
  })
})

describe('no slip of the pen, beside the body:', () => {
  test.each<[string, object, RegExp]>([
    ['other sections', { commodities: [] }, /^The commodities differ/],
    ['other topics', { topics: [{ slug: 'x', name: 'X' }] }, /^The topics differ/],
    ['another address', { slug: 'metal-rises' }, /^The address differs/],
    ['an end', { end: { at: '2027-01-01T00:00:00.000Z', page: 'stays' } }, /^The end differs/],
    ['another credit', { leadImage: { ...picture, credit: 'Photo: the mine' } }, /credit/],
    ['no lead image', { leadImage: null }, /^A picture that readers have is gone/],
    ['another headline', { headline: 'Metal rises in a strong month' }, /words of the headline/],
    ['a part that comes later', { region: 'Chile' }, /^The region differs/],
    ['a text for search that comes later', { seo: { ...content().seo, keywords: 'gold' } }, /search engines/],
    ['a field of a figure that comes later', { figures: [{ ...figure!, method: 'Guess' }] }, /^The figure/],
    [
      'a field of a section that comes later',
      { commodities: [{ ...RARE_EARTHS, parent: 'x' }] },
      /^The commodities/,
    ],
  ])('%s', (_, change, said) => {
    const had = content()
    const has = { ...had, ...change } as ArticleContent
    expect(changedMeaning(had, has)).toMatch(said)
    expect(changedMeaning(has, had)).not.toBeNull()
  })
})

describe('a slip of the pen:', () => {
  test.each<[string, RichTextNode[], RichTextNode[]]>([
    ['letters in a caption', [shown({}, 'The mien')], [shown({}, 'The mine')]],
    ['letters in words for the blind', [shown({ alt: 'A mien at dusk' })], [shown({})]],
    ['a picture that is made anew in other sizes', [shown({ sizes: [] })], [shown({})]],
    ['letters in a view', [view([p('It is hihg.')])], [view([p('It is high.')])]],
    ['a paragraph that is divided', [p('It rose. It fell.')], [p('It rose.'), p('It fell.')]],
    ['bold words', [p('It rose.')], [p('It ', formed('rose', 1), '.')]],
    ['a level of a heading', [h2('What now')], [{ ...h2('What now'), tag: 'h3' }]],
    ['points for paragraphs', [p('calm'), p('flat')], [bullets('calm', 'flat')]],
    ['other signs for the same quotation', [p('It is "calm".')], [p('It is “calm”.')]],
    ['letters in words that are quoted', [p('He said “teh port”.')], [p('He said “the port”.')]],
    [
      'an apostrophe',
      [p('The producers output and the miners’ shares.')],
      [p("The producers' output and the miner’s shares.")],
    ],
    [
      'letters of a link',
      [p(link('teh report', 'https://a.example/'))],
      [p(link('the report', 'https://a.example/'))],
    ],
    ['a word too many', [p('It is is calm, and the sea is flat.')], [p('It is calm, and the sea is flat.')]],
    ['a soft hyphen', [p('The sup\u00ADplies are five.')], [p('The supplies are f\u00ADive.')]],
    ['a hyphen', [p('The rare-earth market is calm.')], [p('The rare earth market is calm.')]],
    ['capitals and punctuation', [p('It is calm the Sea is flat.')], [p('It is calm: the sea is flat!')]],
    [
      'several in a long text',
      [p(LONG), p('Lodon, teh city')],
      [p(LONG.replace('quiet', 'quite')), p('London, the city')],
    ],
    ['letters of a cell', [table('June\tBulish')], [table('June\tBullish')]],
    [
      'letters of a title',
      [block('embed', { url: 'https://a.example/', title: 'Reprot' })],
      [block('embed', { url: 'https://a.example/', title: 'Report' })],
    ],
  ])('%s', (_, had, has) => {
    expect(changedMeaning(content(...had), content(...has))).toBeNull()
    expect(changedMeaning(content(...has), content(...had))).toBeNull()
  })

  test.each<[string, object]>([
    ['letters of the headline', { headline: 'Metal fals in a quiet week' }],
    ['letters of the standfirst', { standfirst: 'Traders wait for teh meeting of the exchange.' }],
    ['letters for search engines', { seo: { ...content().seo, title: 'Metals fall' } }],
    ['letters of the alternative text', { leadImage: { ...picture, alt: 'A mien at dusk' } }],
    ['how people may comment', { commenting: { mode: 'closed', days: null } }],
    ['when it goes out', { releaseAt: '2027-01-01T00:00:00.000Z', embargoUntil: '2027-01-01T00:00:00.000Z' }],
  ])('%s', (_, change) => {
    expect(changedMeaning(content(), { ...content(), ...change } as ArticleContent)).toBeNull()
  })

  test('a field that an older edition does not have is as one that is empty', () => {
    const { jobTitle: _, ...older } = { ...author!, jobTitle: null }
    const had = { ...content(), byline: [older] } as unknown as ArticleContent
    expect(changedMeaning(had, { ...content(), byline: [{ ...older, jobTitle: null }] })).toBeNull()
  })
})

describe('the longest text', () => {
  const paragraphs = (word: (index: number) => string) =>
    Array.from({ length: 1_000 }, (_, index) => p(`${word(index)} ${'and so it goes on, '.repeat(18)}`))
  test.each<[string, RichTextNode[], RichTextNode[]]>([
    ['that is the same', paragraphs(() => 'Now'), paragraphs(() => 'Now')],
    ['that is all other words', paragraphs((index) => `w${index}`), paragraphs((index) => `v${index}`)],
    ['of dots', [p(`${'.'.repeat(49_000)}x`)], [p(`${'.'.repeat(49_000)}y`)]],
    ['of quotation marks', [p("'a ".repeat(16_000))], [p("' a".repeat(16_000))]],
    ['of one number', [p('1'.repeat(49_000))], [p('2'.repeat(49_000))]],
    ['of one word', [p('a'.repeat(49_000))], [p('b'.repeat(49_000))]],
    ['of apostrophes', [p("a'".repeat(24_000))], [p("b'".repeat(24_000))]],
    ['of numbers', [p('5 , '.repeat(12_000))], [p('5 ; '.repeat(12_000))]],
    [
      'of sentences',
      paragraphs((index) => `Alpha ${index} x y z. `.repeat(10)),
      paragraphs((index) => `Alpha y z x ${index}. `.repeat(10)),
    ],
    [
      'of cells',
      [table(`${'5\ta\t'.repeat(14)}b\n`.repeat(200))],
      [table(`${'5\ta\t'.repeat(14)}c\n`.repeat(200))],
    ],
  ])('%s is compared in a moment', async (_, had, has) => {
    const start = performance.now()
    changedMeaning(content(...had), content(...has))
    await differencesToReaders(content(...had), content(...has))
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})
