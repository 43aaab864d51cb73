import fc from 'fast-check'
import { expect, test } from 'vitest'
import { birthDateOf, genderOf, judgeIdNumber, withChecksum } from './id-number.ts'
import { formsOfIdNumber, sameIdNumber, toEighteen, toFifteen } from './legacy-number.ts'

// The example printed in GB 11643-1999, and the same holder's number before.
const STANDARD = '11010519491231002X'
const LEGACY = '110105491231002'
const HONG_KONG = withChecksum('81000019900101001')
const YOUNG = withChecksum('31010120000229001')

test.each([
  [STANDARD, STANDARD, LEGACY],
  [LEGACY, STANDARD, LEGACY],
  [YOUNG, YOUNG, undefined],
  ['110105194912310021', undefined, undefined],
  ['110105491331002', undefined, undefined],
  [HONG_KONG, undefined, undefined],
  ['USA310090010112', undefined, undefined],
  ['E12345678', undefined, undefined],
  ['', undefined, undefined],
])('LOG-01 %j: eighteen digits %s, fifteen %s', (number, eighteen, fifteen) => {
  expect(toEighteen(number)).toBe(eighteen)
  expect(toFifteen(number)).toBe(fifteen)
})

test.each([
  [STANDARD, [STANDARD, LEGACY]],
  [LEGACY, [LEGACY, STANDARD]],
  [YOUNG, [YOUNG]],
  [HONG_KONG, [HONG_KONG]],
  ['E12345678', ['E12345678']],
  ['', ['']],
])('LOG-01 %j may stand on record as %j', (number, forms) => {
  expect(formsOfIdNumber(number)).toEqual(forms)
})

test.each([
  [STANDARD, LEGACY, true],
  [LEGACY, LEGACY, true],
  ['E12345678', 'E12345678', true],
  ['E12345678', 'E12345679', false],
  [LEGACY, '110105491231003', false],
  // The same fifteen digits of another century are another person.
  [withChecksum('31010120010101001'), '310101010101001', false],
])('LOG-01 %s and %s are one person: %s', (a, b, verdict) => {
  expect([sameIdNumber(a, b), sameIdNumber(b, a)]).toEqual([verdict, verdict])
})

const born = fc.date({ min: new Date('1900-01-01'), max: new Date('1999-12-31'), noInvalidDate: true })
const legacyNumbers = fc
  .tuple(fc.constantFrom('310101', '110105', '650100'), born, fc.integer({ min: 0, max: 999 }))
  .map(([region, date, order]) => {
    const day = date.toISOString().slice(2, 10).replaceAll('-', '')
    return `${region}${day}${`${order}`.padStart(3, '0')}`
  })

test('LOG-01 from fifteen to eighteen and back, nothing is lost: not the number, birth date or gender', () => {
  fc.assert(
    fc.property(legacyNumbers, (number) => {
      const eighteen = toEighteen(number) ?? ''
      expect(judgeIdNumber('resident_id', eighteen)).toBe('ok')
      expect(toFifteen(eighteen)).toBe(number)
      expect([birthDateOf(eighteen), genderOf(eighteen)]).toEqual([birthDateOf(number), genderOf(number)])
      expect(formsOfIdNumber(number).sort()).toEqual(formsOfIdNumber(eighteen).sort())
    }),
  )
})

test('LOG-01 of any text there is one form or two, the typed one first', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), legacyNumbers), (text) => {
      const forms = formsOfIdNumber(text)
      expect(forms[0]).toBe(text)
      expect(forms.length).toBeLessThanOrEqual(2)
      expect(forms.every((form) => sameIdNumber(form, text))).toBe(true)
    }),
  )
})
