import { defineConfig } from 'vitest/config'

const folders = '{contracts,rulebook,server,web,tests,tools}'

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // No test needs another one: files and tests run in an order that changes, by the seed that the run prints.
    sequence: { shuffle: { files: true, tests: false } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [`${folders}/**/*.test.ts`],
          exclude: ['**/*.db.test.ts', 'tests/journeys/**', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: [`${folders}/**/*.db.test.ts`],
          globalSetup: ['tests/support/database-server.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 1, shuffle: { files: true, tests: false } },
          // Nothing in the product outlives its file: the modules are loaded once.
          isolate: false,
        },
      },
    ],
  },
})
