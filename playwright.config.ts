import { defineConfig } from '@playwright/test'
import { SIZES } from './tests/journeys/sizes.ts'

const browser = {
  ...(process.env.KAOJI_CHROMIUM ? { executablePath: process.env.KAOJI_CHROMIUM } : {}),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Each page lives for seconds: to compile its scripts for speed takes a fourteenth of the processor, and saves less.
    '--js-flags=--no-maglev,--no-turbofan',
  ],
}

export default defineConfig({
  testDir: 'tests/journeys',
  globalSetup: './tests/journeys/stage/prepare.ts',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  // Long enough for two of them on a slow machine: what is asked is whether it comes, not how soon.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: { launchOptions: browser, locale: 'zh-CN', timezoneId: 'America/New_York' },
  projects: [
    // Behaviour is walked through once, on the screen where it matters most; what has no tag, on both.
    { name: 'phone', grepInvert: /@desk/, use: { viewport: SIZES.phone } },
    { name: 'desk', grepInvert: /@phone/, use: { viewport: SIZES.desk } },
  ],
})
