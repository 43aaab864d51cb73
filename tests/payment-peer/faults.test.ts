import { expect, test } from 'vitest'
import { alteredDigit } from './faults.ts'

test.each(Array.from({ length: 10 }, (_, digit) => `{"sum":"a${digit}/+="}`))(
  'PAY-02 what is altered is altered, whatever stood there: %s',
  (text) => {
    expect(alteredDigit(text, /\d(?=\D*$)/)).not.toBe(text)
  },
)

test('PAY-02 where there is nothing to alter, no test goes on as if there were', () => {
  expect(() => alteredDigit('{}', /\d/)).toThrow('nothing to alter')
})
