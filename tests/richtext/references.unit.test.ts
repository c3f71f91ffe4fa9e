// What a text refers to, in order, and what happens when it is not there.

import { describe, expect, test } from 'vitest'
import { collectFigures, collectReferences, resolveReferences } from '#src/richtext/body/references.ts'
import { block, body, figure, list, paragraph, text, wholeBody } from './build.ts'
import { documents } from './samples.ts'

describe('references', () => {
  test('are collected once each, in reading order, blocks’ own texts included', () => {
    expect(collectReferences(wholeBody())).toEqual({
      figures: ['fig-ndpr', 'fig-apt'],
      media: ['media-1'],
      staff: ['staff-1'],
    })
    expect(
      collectReferences(
        body(paragraph(figure('b')), list('bullet', [figure('a')]), paragraph(figure('b'), figure('c'))),
      ).figures,
    ).toEqual(['b', 'a', 'c'])
  })

  test('are found again once they are populated', () => {
    expect(collectReferences(resolveReferences(wholeBody(), documents))).toEqual(
      collectReferences(wholeBody()),
    )
  })

  test('of a text that is none are none, however deep it is', () => {
    for (const junk of [
      null,
      undefined,
      1,
      'x',
      [],
      {},
      { root: 1 },
      { root: { children: [null, {}, { type: 5 }] } },
    ])
      expect(collectReferences(junk)).toEqual({ figures: [], media: [], staff: [] })
    let node = figure('deep')
    for (let level = 0; level < 50_000; level += 1) node = list('bullet', [node])
    expect(collectReferences(body(node)).figures).toEqual(['deep'])
  })

  test('are put in place in a copy, and the text given stays as it was', () => {
    const stored = wholeBody()
    const before = JSON.stringify(stored)
    const resolved = resolveReferences(stored, documents)
    expect(JSON.stringify(stored)).toBe(before)
    expect(collectFigures(resolved).map((found) => found.text)).toEqual(['$110/kg', '$62.50–65.00/dmtu'])
    expect(JSON.stringify(resolved)).toContain('Mara Lindqvist')
    expect(JSON.stringify(resolved)).toContain('An open pit')
  })

  test('a commentary block may have no analyst', () => {
    const resolved = resolveReferences(body(block('commentary', { analyst: '', text: body() })), documents)
    expect(resolved.root.children[0]?.['fields']).toMatchObject({ analyst: null })
  })

  test.each([
    ['a figure that is gone', body(paragraph(figure('gone'))), 'figures', 'gone'],
    ['a place for a figure without one', body(paragraph(figure(null))), 'figures', null],
    ['an image that is gone', body(block('image', { image: 'gone' })), 'media', 'gone'],
    ['an analyst who is gone', body(block('commentary', { analyst: 'gone', text: body() })), 'staff', 'gone'],
    [
      'a figure that is gone, in a commentary block',
      body(block('commentary', { analyst: null, text: body(paragraph(text('x'), figure('gone'))) })),
      'figures',
      'gone',
    ],
  ])('%s stops the publishing by name', (_, broken, collection, id) => {
    expect(() => resolveReferences(broken, documents)).toThrow(
      expect.objectContaining({ code: 'missing_reference', context: { collection, id } }),
    )
  })
})
