import { describe, expect, test } from 'vitest'
import { CONFUSABLES_VERSION } from '#src/plainText/confusables.ts'
import { nameKey } from '#src/readers/names/nameKey.ts'
import { reservedFor } from '#src/readers/names/reserved.ts'

describe('two names that people take for one another have one key', () => {
  test.each([
    ['case', 'Inés Albrecht', 'INÉS ALBRECHT'],
    ['spaces', 'Inés Albrecht', 'InésAlbrecht'],
    ['dots and dashes', 'Inés Albrecht', 'inés.albrecht-'],
    ['accents', 'Inés Albrecht', 'Ines Albrecht'],
    ['composed and in parts', 'Inés', 'Ine\u0301s'],
    ['Cyrillic letters', 'Mara Lindqvist', 'Маrа Lindqvist'],
    ['Greek letters', 'Tomas Okafor', 'Τοmas Οkafοr'],
    ['a capital I for a small l', 'Paul Hill', 'PauI HiII'],
    ['a one for a small l', 'Paul Hill', 'Pau1 Hi11'],
    ['a zero for an o', 'Okafor', '0kaf0r'],
    ['rn for m', 'Mara Moreau', 'rnara rnoreau'],
    ['full width', 'Mara', 'Ｍａｒａ'],
    ['mathematical letters', 'Mara', '𝓜𝓪𝓻𝓪'],
    ['a sharp s', 'Strauß', 'STRAUSS'],
    ['a tick that looks like a badge', 'Mara Lindqvist', 'Mara Lindqvist ✓'],
    ['invisible signs', 'Mara', 'Ma\u00ADra'],
    ['a stroke', 'Møller', 'Moller'],
    ['two v for a w', 'Jonah Whitfield', 'Jonah VVhitfield'],
    ['Cyrillic in capitals', 'Иван Котов', 'ИВАН КОТОВ'],
  ])('%s', (_, one, other) => {
    expect(nameKey(other)).toBe(nameKey(one))
  })

  test('and others have not', () => {
    const names = [
      'Wei Zhang',
      'Wei Zhang 2',
      'Wei Chang',
      'राम',
      'रमा',
      '张伟',
      '張偉',
      '😀',
      '😀😀',
      'Kenji M.',
    ]
    expect(new Set(names.map(nameKey)).size).toBe(names.length)
    expect(CONFUSABLES_VERSION).toMatch(/^\d+\.\d+\.\d+$/)
  })
})

describe('a name is reserved', () => {
  const others = { staff: ['Inés Albrecht', 'Wei Zhang', '张伟'], siteName: 'Assay' }
  test.each([
    ['Inés Albrecht', 'staff'],
    ['lnes AIbrecht', 'staff'],
    ['Ines Albrecht 2', 'staff'],
    ['The real Inés Albrecht', 'staff'],
    ['Wei-Zhang', 'staff'],
    ['WeiZhang', 'staff'],
    ['张伟', 'staff'],
    ['Assay', 'site'],
    ['Assay support', 'site'],
    ['Admin', 'role'],
    ['The House', 'role'],
    ['Press Office', 'role'],
    ['ADMlN', 'role'],
    ['Аdmin', 'role'],
    ['Ines (Editor)', 'role'],
    ['Staff | Ines', 'role'],
    ['Moderator 7', 'role'],
    ['Inés Albrecht²', 'staff'],
    ['Albrecht Inés', 'staff'],
    ['Inés M. Albrecht', 'staff'],
    ['I. Albrecht', 'staff'],
    ['Inés A.', 'staff'],
    ['VVei Zhang', 'staff'],
    ['Assay1', 'site'],
    ['Kenji 5taff', 'role'],
    ['Kenji 3d1t0r', 'role'],
    ['S taff', 'role'],
    ['Kenji Staf f', 'role'],
    ['S T A F F', 'role'],
    ['Newsdesk', 'role'],
    ['Kenji, reporter', 'role'],
    ['A former reader', 'role'],
    ['Press desk', 'role'],
    ['Help Desk', 'role'],
    ['Assaynews', 'site'],
    ['AssayModerators', 'site'],
    ['Inés Albrecht, Reader', 'staff'],
    ['Inés Albrecht (Reader)', 'staff'],
    ['Inés Albrecht (reader) M.', 'staff'],
    ['Inés Albrecht (reader ten)', 'staff'],
    ['Reader Inés Albrecht', 'staff'],
    ['Inés Albrecht, Reader Support', 'role'],
    ['Inés Albrecht, Reader Support (reader)', 'role'],
    ['Inés Albrecht, Chief Reader', 'role'],
    ['Inés Albrecht | Team', 'role'],
    ['Ed!tor', 'role'],
    ['$taff', 'role'],
    ['Kim Mod$', 'role'],
    ['@dmin', 'role'],
    ['€d|tor', 'role'],
    ['!nés Albrecht', 'staff'],
    ['A$$ay', 'site'],
    ['Inés Albrecht🅁', 'staff'],
    ['Inés Albrecht™', 'staff'],
    ['Inés Albrechtᴿ', 'staff'],
    ['Inés Albrecht🆁', 'staff'],
    ['Inés 🅰lbrecht', 'staff'],
    ['🅴ditor', 'role'],
    ['🇪ditor', 'role'],
    ['Ed!tor🅁', 'role'],
    ['🄴🄳🄸🅃🄾🅁', 'role'],
    ['Site Owner', 'role'],
    ['The Site Team', 'role'],
    ['Comments Team', 'role'],
    ['Head of Comments', 'role'],
    ['Kim, head of moderati0n', 'role'],
    ['Support 2', 'role'],
    ['5upport', 'role'],
    ['A former reader 2', 'role'],
    ['A former reader²', 'role'],
    ['Former Reader2', 'role'],
    ['A former reader (reader)', 'role'],
    ['A former reader (1)', 'role'],
    ['A former reader, again', 'role'],
  ])('%s: %s', (name, whose) => {
    expect(reservedFor(name, others)).toBe(whose)
  })

  test.each([
    'Wei Zhang (reader)',
    'Wei Zhang (reader 2)',
    'Inés Albrecht-Meyer (reader 12)',
    'Avid Reader',
    'Kim Head',
    'Chief Joseph',
    'Kenji! 🇯🇵',
    'Jane™',
    'Former Colleague',
    'Wei Zhangson',
    'Adrian Albrecht',
    'Kenji M.',
    'Hassay',
    'Jane Assayer',
    'Desk Fan',
    'Stafford Cripps',
    'Albrecht (reader)',
    'Albrecht',
    'W. Z.',
    'Wei',
    'Kenji 5',
    '李伟',
  ])('not so: %s', (name) => {
    expect(reservedFor(name, others)).toBeNull()
  })
})
