import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '../folding/fold.ts'
import { isTicketNo } from './ticket-no.ts'

test.each([
  ['010123456789', true],
  ['０１０１２３４５６７８９', true],
  [' 0101 2345 6789 ', true],
  ['0101-2345-6789', true],
  ['0101–2345–6789', true],
  ['\u202D010123456789\u202C', true],
  ['٠١٠١٢٣٤٥٦٧٨٩', false],
  ['01012345678', false],
  ['0101234567890', false],
  ['01012345678X', false],
  ['', false],
])('HOM-01 %j can be a 准考证号: %s', (typed, verdict) => {
  expect(isTicketNo(fold('ticket_no', typed))).toBe(verdict)
})

test('HOM-01 twelve digits are one however they are spaced', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 })
  fc.assert(
    fc.property(digits, fc.constantFrom('', ' ', '\u3000', '-', '－'), (all, gap) => {
      expect(fold('ticket_no', all.join(gap))).toBe(all.join(''))
      expect(isTicketNo(all.join(''))).toBe(true)
    }),
  )
})

test('HOM-01 a line break after the number does not pass unnoticed', () => {
  expect(isTicketNo('010123456789\n')).toBe(false)
})

test.each([
  [/^\d{14}$/, '01012345678901', true],
  [/^\d{14}$/, '010123456789', false],
  [/^Z\d{8}$/g, 'Z12345678', true],
])('HOM-01 of the configured form %s: %s, %s', (form, text, verdict) => {
  expect([isTicketNo(text, form), isTicketNo(text, form)]).toEqual([verdict, verdict])
})
