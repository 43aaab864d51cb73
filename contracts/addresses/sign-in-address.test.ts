import { expect, test } from 'vitest'
import { asksForSignIn } from './sign-in-address.ts'

test.each([
  ['portal', '/', true],
  ['portal', '/sign-in', true],
  ['portal', '/scores/history', true],
  ['portal', '/orders/1', true],
  ['portal', '/forgot', false],
  ['portal', '/activate', false],
  ['portal', '/phone', false],
  ['portal', '/scoreboard', false],
  ['office', '/office', true],
  ['office', '/office/reviews/exemption', true],
  ['office', '/office/enrol', false],
] as const)('UX-05 a visitor of the %s sees the sign-in page at %s: %s', (door, path, asks) => {
  expect(asksForSignIn(door, path)).toBe(asks)
})
