import { expect, test } from 'vitest'
import { deviceWords } from './device-words.ts'

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'

test.each([
  [
    `Mozilla/5.0 (X11; Linux x86_64) ${webkit} HeadlessChrome/156.0.0.0 Safari/537.36`,
    'Linux 电脑 · Chrome 浏览器',
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/140.0 Safari/537.36 Edg/140.0`,
    'Windows 电脑 · Edge 浏览器',
  ],
  [
    `Mozilla/5.0 (Linux; Android 14; V2324A) ${webkit} Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0.50`,
    '安卓手机 · 微信',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'iPhone · Safari 浏览器',
  ],
  ['curl/8.5.0', 'curl/8.5.0'],
])('LOG-07 %s is shown as %s', (agent, words) => {
  expect(deviceWords(agent)).toBe(words)
})
