import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{contracts,rulebook,server,web,tests,tools}/**/*.test.ts'],
    exclude: ['tests/journeys/**', 'node_modules/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
