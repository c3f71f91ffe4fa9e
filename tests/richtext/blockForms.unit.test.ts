// The form of every block stops where the server does: at the same lengths, at the same choices, and at what
// must not be empty.

import type { Field } from 'payload'
import { describe, expect, it } from 'vitest'
import { figure } from '#collections/articles/blocks/figure.ts'
import { articleBlocks } from '#collections/articles/blocks/index.ts'
import { blockOf, checksOf } from '#src/richtext/blocks/index.ts'

type Input = Field & { name: string; maxLength?: number; required?: boolean; options?: unknown[] }

const forms = [
  ...articleBlocks.map((form) => ({ form, type: 'block' })),
  { form: figure, type: 'inlineBlock' },
].map(({ form, type }) => ({
  slug: form.slug,
  form,
  shape: blockOf({ type, fields: { blockType: form.slug } })!,
}))

/** The inputs of a form; a row is no part of it, nor is what only follows the typing. */
function inputsOf(fields: readonly Field[]): Input[] {
  return fields.flatMap((field): Input[] => {
    if (field.type === 'row') return inputsOf(field.fields)
    return field.type !== 'ui' && 'name' in field && field.name ? [field as Input] : []
  })
}

describe.each(forms)('the form of $slug', ({ form, shape }) => {
  const inputs = inputsOf(form.fields)

  it('has an input for each field that the server keeps, and no other', () => {
    const kept = [...Object.keys(shape.fields), ...(shape.text ? [shape.text.field] : [])]
    expect(inputs.map(({ name }) => name).toSorted()).toEqual(kept.toSorted())
  })

  it('offers no name for the block, which nobody would read and only the server would stop', () => {
    expect(form.slug === 'figure' || form.admin?.disableBlockName).toBe(true)
  })

  it('asks for what must not be empty when the text is submitted', () => {
    for (const { name, required } of inputs) {
      const needed = shape.text?.field === name ? shape.text.needed : shape.fields[name]?.needed
      expect([name, required ?? false]).toEqual([name, needed !== undefined])
      expect([name, needed?.isFilled(null) ?? false]).toEqual([name, false])
    }
  })

  it('stops a text at the length at which the server does', () => {
    const checks = checksOf(shape)
    for (const { name, type, maxLength } of inputs) {
      if (type !== 'text' && type !== 'textarea') continue
      expect([name, maxLength]).toEqual([name, expect.any(Number)])
      const sample = (length: number) =>
        name === 'url' ? 'https://a.example/'.padEnd(length, 'x') : 'x'.repeat(length)
      expect([name, checks[name]!(sample(maxLength!))]).toEqual([name, null])
      expect([name, checks[name]!(sample(maxLength! + 1))]).not.toEqual([name, null])
    }
  })

  it('offers the choices that the server takes, and no other', () => {
    const checks = checksOf(shape)
    const offered = inputs.flatMap(({ name, type, options }) =>
      (type === 'checkbox' ? [true, false] : type === 'select' ? options! : []).map((value) => ({
        name,
        value: typeof value === 'object' ? value.value : value,
      })),
    )
    for (const { name, value } of offered) {
      expect([name, value, checks[name]!(value)]).toEqual([name, value, null])
      expect([name, checks[name]!('something else')]).not.toEqual([name, null])
    }
  })
})
