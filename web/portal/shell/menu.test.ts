import { expect, test } from 'vitest'
import { addressOf, isWithin } from './menu.ts'

test.each([
  ['/services/exemption', '/services/exemption', true],
  ['/services/exemption/applications/1', '/services/exemption', true],
  ['/services/exemptions', '/services/exemption', false],
  ['/scores/history', '/scores', true],
  ['/', '/scores', false],
])('HOM-06 %s is within %s: %s', (path, address, isHere) => {
  expect(isWithin(path, address)).toBe(isHere)
})

test('HOM-06 a menu knows the address of a service', () => {
  expect(addressOf({ to: '/services/$service', params: { service: 'graduation' } })).toBe(
    '/services/graduation',
  )
})
