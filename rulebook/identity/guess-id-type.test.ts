import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '../folding/fold.ts'
import { guessIdType } from './guess-id-type.ts'
import { judgeIdNumber, withChecksum } from './id-number.ts'

test.each([
  ['11010519491231002X', 'resident_id'],
  // A slip of the finger does not make it another document.
  ['110105194912310021', 'resident_id'],
  ['110105491231002', 'resident_id'],
  ['81000019900101001X', 'hk_mo_tw_residence'],
  ['820000199001010015', 'hk_mo_tw_residence'],
  ['830000199001010015', 'hk_mo_tw_residence'],
  ['911310199001010015', 'foreigner_pr'],
  ['USA310090010112', 'foreigner_pr'],
  ['E12345678', 'passport'],
  ['EA1234567', 'passport'],
  ['123456789', 'passport'],
  ['军字第1234567号', 'officer'],
  ['1234567', undefined],
  ['11010519491231002', undefined],
  ['1101051949123100211', undefined],
  ['ABCDEFGHIJ', undefined],
  ['E12345678\n', undefined],
  ['', undefined],
] as const)('LOG-01 %j is most likely %s', (number, type) => {
  expect(guessIdType(number)).toBe(type)
})

const digits = fc.stringMatching(/^\d{3}$/)
const typed = fc.oneof(
  fc.constantFrom('310101', '650100').map((region) => ['resident_id', region] as const),
  fc.constantFrom('810000', '820000', '830000').map((region) => ['hk_mo_tw_residence', region] as const),
  digits.map((place) => ['foreigner_pr', `911${place}`] as const),
)

test('LOG-01 whatever is a number of a card with a check character is guessed to be that card', () => {
  fc.assert(
    fc.property(typed, digits, ([type, region], order) => {
      const number = withChecksum(`${region}19900101${order}`)
      expect(judgeIdNumber(type, number)).toBe('ok')
      expect(guessIdType(number)).toBe(type)
    }),
  )
})

test('LOG-01 any text may be asked about', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const type = guessIdType(fold('id_number', text))
      expect(['string', 'undefined']).toContain(typeof type)
    }),
  )
})
