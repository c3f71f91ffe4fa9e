import { describe, expect, test } from 'vitest'
import type { SaveState } from '#src/admin/typing/saver.ts'
import { saveLine } from '#src/admin/typing/words.ts'

const AT = '2027-03-01T17:58:00.000Z'
const clockTime = (at: number) => new Date(at).toISOString().slice(11, 16)
const saved: SaveState = { unsavedSince: null, isSaving: false, trouble: null, savedAt: AT }
const typed: SaveState = { ...saved, unsavedSince: Date.parse(AT) }
const line = (state: SaveState, keeps = true) => saveLine(state, { clockTime, keeps }).text

describe('the line above the form', () => {
  test.each<[string, SaveState]>([
    ['Saved 17:58', saved],
    ['Nothing to save', { ...saved, savedAt: null }],
    ['Not saved yet…', typed],
    ['Saving…', { ...typed, isSaving: true }],
    [
      'Not saved since 17:58: this computer is offline. It is tried again by itself. Kept on this computer.',
      { ...typed, trouble: { kind: 'unreachable', isOffline: true } },
    ],
    [
      'Not saved since 17:58: you are signed out. Kept on this computer.',
      { ...typed, isSaving: true, trouble: { kind: 'signedOut' } },
    ],
  ])('%s', (text, state) => {
    expect(line(state)).toBe(text)
  })

  test('says where nothing is kept', () => {
    expect(line({ ...typed, trouble: { kind: 'conflict' } }, false)).toMatch(
      /This browser keeps no copy: do not close it\.$/,
    )
  })
})
