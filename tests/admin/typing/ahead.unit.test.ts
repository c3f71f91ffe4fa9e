// What is typed in an editor is known before its form is told.

import { expect, test, vi } from 'vitest'
import { forgetText, newestTexts, onText, tellText } from '#src/admin/typing/ahead.ts'

test('the newest text of each editor is read when it is asked for, of one form alone', () => {
  const [form, other] = [{}, {}]
  let words = 'One'
  tellText(form, 'body', () => words)
  tellText(other, 'body', () => 'Of another article')
  words = 'One two'
  expect(newestTexts(form)).toEqual({ body: 'One two' })
})

test('a form in whose editors nothing was typed has no newer text, nor one whose editor began anew', () => {
  const form = {}
  expect(newestTexts(form)).toEqual({})
  tellText(form, 'body', () => 'Typed')
  forgetText(form, 'body')
  expect(newestTexts(form)).toEqual({})
})

test('who follows a form is told of each change, until they stop', () => {
  const form = {}
  const told = vi.fn<() => void>()
  const stop = onText(form, told)
  tellText(form, 'body', () => 'One')
  tellText(form, 'body', () => 'Two')
  stop()
  tellText(form, 'body', () => 'Three')
  expect(told).toHaveBeenCalledTimes(2)
})
