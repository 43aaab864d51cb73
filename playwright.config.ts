import { defineConfig } from '@playwright/test'

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
  ],
}

export default defineConfig({
  testDir: 'tests/journeys',
  globalSetup: './tests/journeys/product.ts',
  workers: 1,
  retries: 0,
  // Long enough for two of them on a slow machine: what is asked is whether it comes, not how soon.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: { launchOptions: browser, locale: 'zh-CN', timezoneId: 'America/New_York' },
  projects: [
    // An account is activated once, and a staff code counts once in thirty seconds.
    { name: 'phone', grepInvert: /@desk/, use: { viewport: { width: 360, height: 780 } } },
    { name: 'desk', grepInvert: /@phone/, use: { viewport: { width: 1440, height: 900 } } },
  ],
})
