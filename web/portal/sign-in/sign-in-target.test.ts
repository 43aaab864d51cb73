import { expect, test } from 'vitest'
import { signInTarget } from './sign-in-target.ts'

const PORTAL = 'https://kaoji.example.cn'

test.each([
  '/',
  '/scores/history?term=2026',
  '//evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  '/\u0000/evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  'scores',
  '',
  undefined,
  ['/scores'],
])('LOG-01 %j leads to a page of the portal after the sign-in, and nowhere else', (asked) => {
  const target = signInTarget(asked)
  expect(new URL(target, PORTAL).origin).toBe(PORTAL)
  expect(target).toBe(asked === '/scores/history?term=2026' ? asked : '/')
})
