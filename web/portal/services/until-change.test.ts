import { expect, test } from 'vitest'
import { untilChange } from './until-change.ts'

const AT = '2026-12-16T00:00:00.250Z'
const later = (seconds: number) => new Date(Date.parse(AT) + seconds * 1_000).toISOString()

test('HOM-03, HOM-04 the lists are asked for anew when the next service opens or closes, a little behind', () => {
  const open = [{ closesAt: later(900) }, { closesAt: later(600) }]
  expect(untilChange({ open, notOpen: [], serverTime: AT })).toBe(601_250)
  const notOpen = [{ opensAt: later(60) }, {}, { opensAt: later(120) }]
  expect(untilChange({ open, notOpen, serverTime: AT })).toBe(61_250)
})

test('HOM-04 what is over, or not known, is no reason to ask', () => {
  expect(untilChange({ open: [], notOpen: [{}, { opensAt: later(-1) }], serverTime: AT })).toBe(false)
})

test('HOM-03 no wait is longer than a timer of a browser can be', () => {
  expect(untilChange({ open: [{ closesAt: later(90 * 86_400) }], notOpen: [], serverTime: AT })).toBe(
    43_200_000,
  )
})
