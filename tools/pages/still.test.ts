import { expect, test } from 'vitest'
import { asStill } from './still.ts'

const VARIABLES =
  ':root{--scale: 1;--size: calc(2 * var(--scale));--unread: 3;}:root[data-scheme="dark"]{--size: 4;--other: 5;}'

const drawn = (markup: string, css = '') =>
  asStill(`<style nonce="n">${VARIABLES}</style>${markup}`, { nonce: 'n', css })

test('UX-05 style attributes become rules with the nonce, because the policy lets no attribute through', () => {
  const still = drawn('<p style="--a:var(--size)" class="words">字</p><b style="--a:var(--size)">字</b>')
  expect(still).not.toContain('style="')
  expect(still.match(/<style nonce="n">/g)).toHaveLength(1)
  expect(still.split('#root .kj-still-0{--a:var(--size)}')).toHaveLength(2)
  expect(still).toContain('<p class="kj-still-0 words">字</p><b class="kj-still-0">字</b>')
})

test('UX-05 only variables come along that something reads, and those that they read', () => {
  const still = drawn('<p>字</p>', 'p{width:var(--size)}')
  expect(still).toContain(
    ':root{--scale: 1;--size: calc(2 * var(--scale));}:root[data-scheme="dark"]{--size: 4;}',
  )
  expect(still).not.toMatch(/unread|other/)
})

test('UX-05 nothing can be typed into a picture, and it fetches nothing ahead', () => {
  const still = drawn('<link rel="preload" as="image" href="/a.svg"/><input id="a"/><img src="/a.svg"/>')
  expect(still).toContain('<input readonly id="a"/><img src="/a.svg"/>')
  expect(still).not.toContain('preload')
})
