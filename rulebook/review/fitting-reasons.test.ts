import { expect, test } from 'vitest'
import { fitsPart, fittingAll } from './fitting-reasons.ts'

const EVERYWHERE = {}
const FORM = { credentialTypes: ['registration_form', 'verification_report'] }
const PICTURE = { places: ['application', 'credential'] } as const

test.each([
  [EVERYWHERE, { types: [], place: 'row' }, true],
  [FORM, { types: ['diploma', 'verification_report'], place: 'application' }, true],
  [FORM, { types: ['diploma'], place: 'application' }, false],
  [PICTURE, { types: ['diploma'], place: 'credential' }, true],
  [PICTURE, { types: ['diploma'], place: 'field' }, false],
] as const)('REV-04 a reason %o fits %o: %s', (reason, part, isFit) => {
  expect(fitsPart(reason, part)).toBe(isFit)
})

test('REV-07 several applications share the reasons that fit each of them, whatever stands first in it', () => {
  const all = [EVERYWHERE, FORM, PICTURE]
  expect(
    fittingAll(all, [
      ['diploma', 'registration_form'],
      ['registration_form', 'diploma'],
    ]),
  ).toEqual(all)
  expect(fittingAll(all, [['diploma', 'registration_form'], ['diploma']])).toEqual([EVERYWHERE, PICTURE])
})
