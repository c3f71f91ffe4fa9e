// The table of an article: what each part of it is called, what it is made of, and who gets to see it.
// Everything that must know the parts asks this table: the form, the hash, who counts as a writer, the public
// document, search, the evidence.

import type { PublicText } from '#src/plainText/plainText.ts'
import { plainText } from '#src/richtext/body/plain.ts'
import { bodyTexts } from '#src/richtext/body/publicTexts.ts'
import { authorTexts, figureTexts, imageTexts, termTexts } from '#src/richtext/publicProfiles.ts'
import { changeOf } from './changes.ts'
import type { ArticleContent, PartName } from './content.ts'
import type { ArticleDraft, FormField } from './draft.ts'
import { pick, trimmed, trimmedOrNull, type Resolved } from './resolved.ts'

/**
 * Whoever changes `text` is a writer of the article; `planning` says how it goes out, and makes nobody a
 * writer.
 */
export type Nature = 'text' | 'planning'

/** A change of plan: the draft before and after it, and whether readers have, or have had, the article. */
export type PlanChange = { before: Partial<ArticleDraft>; after: Partial<ArticleDraft>; wasPublic: boolean }

/**
 * An input of the form. A text has a limit in characters (UTF-16), a name that sentences about it begin with,
 * and `lines` if it may have several.
 */
export type Input = { label: string } | { label: string; called: string; maxLength: number; lines?: true }

/** The path of an input: `headline`, `seo.title`. */
type InputPath = FormField | `${FormField}.${string}`

export type Part<Name extends PartName> = {
  /** As the desk calls it in a sentence: “Changed since it was approved: release time.” */
  name: string
  nature: Nature
  /**
   * Of planning: a change that takes a second person as another text does, so that whoever makes it counts as
   * a writer.
   */
  takesTwo?: (change: PlanChange) => boolean
  /** The inputs of the form that it is made of. The path of a text is its path in the content too. */
  form: Readonly<Partial<Record<InputPath, Input>>>
  /** Whether readers get it. Everything else stays at the desk. */
  isPublic: boolean
  /** What a withdrawn page has in its place; a part without it stays on the page. */
  withdrawn?: { becomes: ArticleContent[Name] }
  /** A part that says how a text goes out is no change that readers would have to be told of. */
  isNoChange?: true
  /**
   * Under which label the evidence shows it below the text, for a plain text that stands nowhere else on that
   * page.
   */
  evidence?: NonNullable<ArticleContent[Name]> extends string ? string : never
  /** The words by which search finds the article. */
  words?: (value: ArticleContent[Name]) => readonly string[]
  /** Every plain text in it that is no input of the form. */
  texts?: (value: NonNullable<ArticleContent[Name]>) => readonly PublicText[]
  /** Makes it of a draft and of what the draft refers to. */
  compose: (draft: ArticleDraft, resolved: Resolved) => ArticleContent[Name]
}

/** In the order in which search reads their words. */
export const PARTS = {
  slug: {
    name: 'address',
    nature: 'text',
    form: { slug: { label: 'Slug', called: 'The address', maxLength: 100 } },
    isPublic: true,
    compose: ({ slug }) => slug ?? '',
  },
  headline: {
    name: 'headline',
    nature: 'text',
    form: { headline: { label: 'Headline', called: 'The headline', maxLength: 160 } },
    isPublic: true,
    words: (headline) => [headline],
    compose: ({ headline }) => trimmed(headline),
  },
  standfirst: {
    name: 'standfirst',
    nature: 'text',
    form: { standfirst: { label: 'Standfirst', called: 'The standfirst', maxLength: 400 } },
    isPublic: true,
    withdrawn: { becomes: '' },
    words: (standfirst) => [standfirst],
    compose: ({ standfirst }) => trimmed(standfirst),
  },
  commodities: {
    name: 'commodities',
    nature: 'text',
    form: { commodities: { label: 'Commodities' } },
    isPublic: true,
    words: (terms) => terms.map(({ name }) => name),
    texts: (terms) => terms.flatMap(termTexts),
    compose: (draft, { commodities }) => pick(commodities, draft.commodities),
  },
  topics: {
    name: 'topics',
    nature: 'text',
    form: { topics: { label: 'Topics' } },
    isPublic: true,
    words: (terms) => terms.map(({ name }) => name),
    texts: (terms) => terms.flatMap(termTexts),
    compose: (draft, { topics }) => pick(topics, draft.topics),
  },
  byline: {
    name: 'byline',
    nature: 'text',
    form: { byline: { label: 'Byline' } },
    isPublic: true,
    words: (authors) => authors.map(({ name }) => name),
    texts: (authors) => authors.flatMap(authorTexts),
    compose: (draft, { staff }) => pick(staff, draft.byline),
  },
  leadImage: {
    name: 'lead image',
    nature: 'text',
    form: { leadImage: { label: 'Lead image' } },
    isPublic: true,
    withdrawn: { becomes: null },
    texts: imageTexts,
    compose: (draft, { media }) => pick(media, [draft.leadImage])[0] ?? null,
  },
  body: {
    name: 'body',
    nature: 'text',
    form: { body: { label: 'Body' } },
    isPublic: true,
    withdrawn: { becomes: { root: { type: 'root', version: 1, children: [] } } },
    words: (body) => [plainText(body)],
    texts: bodyTexts,
    compose: (_, { body }) => body,
  },
  figures: {
    name: 'figures',
    nature: 'text',
    form: {},
    isPublic: true,
    withdrawn: { becomes: [] },
    texts: (figures) => figures.flatMap(figureTexts),
    compose: (_, { figures, cited }) => pick(figures, cited.figures),
  },
  disclosure: {
    name: 'disclosure',
    nature: 'text',
    form: {
      disclosure: {
        label: "Author's disclosure",
        called: 'The disclosure',
        maxLength: 1_000,
        lines: true,
      },
    },
    isPublic: true,
    evidence: 'Disclosure',
    withdrawn: { becomes: null },
    compose: ({ disclosure }) => trimmedOrNull(disclosure),
  },
  seo: {
    name: 'search engine texts',
    nature: 'text',
    form: {
      seo: { label: 'Search engines' },
      'seo.title': { label: 'Title', called: 'The title for search engines', maxLength: 70 },
      'seo.description': {
        label: 'Description',
        called: 'The description for search engines',
        maxLength: 170,
      },
    },
    isPublic: true,
    withdrawn: { becomes: { title: null, description: null } },
    compose: ({ seo }) => ({
      title: trimmedOrNull(seo?.title),
      description: trimmedOrNull(seo?.description),
    }),
  },
  regulatoryClass: {
    name: 'regulatory class',
    nature: 'text',
    form: { regulatoryClass: { label: 'Regulatory class' } },
    isPublic: false,
    compose: ({ regulatoryClass }) => regulatoryClass,
  },
  change: {
    name: 'change note',
    nature: 'text',
    form: {
      change: { label: 'What readers are told of this change' },
      'change.note': { label: 'Note to readers', called: 'The change note', maxLength: 1_000, lines: true },
      'change.was': { label: 'What was wrong', called: 'What was wrong', maxLength: 1_000, lines: true },
      'change.is': { label: 'What is right', called: 'What is right', maxLength: 1_000, lines: true },
      'change.where': { label: 'Where it stood', called: 'Where it stood', maxLength: 200 },
    },
    isPublic: false,
    isNoChange: true,
    compose: ({ change }) => changeOf(change),
  },
  commenting: {
    name: 'commenting',
    nature: 'planning',
    form: { commenting: { label: 'Commenting' } },
    // Readers get the instant at which comments close, which is made of it when it goes out.
    isPublic: false,
    compose: ({ commenting }) => ({ mode: commenting?.mode ?? 'open', days: commenting?.days ?? null }),
  },
  releaseAt: {
    name: 'release time',
    nature: 'planning',
    form: { releaseAt: { label: 'Release time' } },
    isPublic: false,
    isNoChange: true,
    compose: ({ releaseAt }) => releaseAt ?? null,
  },
  embargoUntil: {
    name: 'embargo',
    nature: 'planning',
    // Lifting an embargo early takes two people, be it by another plan.
    takesTwo: ({ before, after }) => isEarlier(after.embargoUntil, before.embargoUntil),
    form: { embargoUntil: { label: 'Embargo' } },
    isPublic: false,
    isNoChange: true,
    compose: ({ embargoUntil }) => embargoUntil ?? null,
  },
  end: {
    name: 'end',
    nature: 'planning',
    // An end takes a public page down, which takes two people.
    takesTwo: ({ wasPublic }) => wasPublic,
    form: { endsAt: { label: 'End' }, atEnd: { label: 'What happens then' } },
    isPublic: true,
    withdrawn: { becomes: null },
    compose: ({ endsAt, atEnd }) =>
      endsAt ? { at: endsAt, page: atEnd === 'archive' ? 'goes' : 'stays' } : null,
  },
} satisfies { [Name in PartName]: Part<Name> }

/** The names of all parts, in the order of the table. */
export const PART_NAMES = Object.keys(PARTS) as readonly PartName[]

const TABLE: { [Name in PartName]: Part<Name> } = PARTS

/** The row of a part. */
export function partOf<Name extends PartName>(name: Name): Part<Name> {
  return TABLE[name]
}

type Parts = typeof PARTS
type CoveredField = { [Name in PartName]: Extract<keyof Parts[Name]['form'], FormField> }[PartName]

/** A part that readers get. */
export type PublicPart = { [Name in PartName]: Parts[Name]['isPublic'] extends true ? Name : never }[PartName]

/** The parts of the content that readers get, each named by the table: nothing of the desk comes along. */
export const PUBLIC_PARTS = PART_NAMES.filter((name): name is PublicPart => TABLE[name].isPublic)

/**
 * Fields of the form that no approval covers. A field that stands in no row of the table is a compile error
 * here.
 */
export const UNAPPROVED_FIELDS = { deskNotes: true } satisfies Record<Exclude<FormField, CoveredField>, true>

/** Whether an instant was set and another, or none, now comes before it. */
function isEarlier(after: string | null | undefined, before: string | null | undefined): boolean {
  if (!before) return false
  return !after || Date.parse(after) < Date.parse(before)
}
