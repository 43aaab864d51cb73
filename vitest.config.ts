import { defineConfig } from 'vitest/config'

const folders = '{contracts,rulebook,server,web,tests,tools}'

// By the seed that the run prints.
const seed = Number(process.env.KAOJI_TEST_SEED)
const order = { shuffle: true, ...(seed > 0 ? { seed } : {}) }

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // No test needs another one: files and tests run in an order that changes.
    sequence: order,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [`${folders}/**/*.test.ts`],
          exclude: ['**/*.{db,crash}.test.ts', 'tests/journeys/**', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: [`${folders}/**/*.db.test.ts`],
          globalSetup: ['tests/support/database-server.ts'],
          maxWorkers: 2,
          sequence: { ...order, groupOrder: 1 },
          // Nothing in the product outlives its file: the modules are loaded once.
          isolate: false,
        },
      },
      {
        // `npm run crash`: minutes of kill -9, which `npm test` leaves out.
        extends: true,
        test: {
          name: 'crash',
          include: ['tests/crash/*.crash.test.ts'],
          globalSetup: ['tests/support/database-server.ts'],
          maxWorkers: 1,
          sequence: { ...order, groupOrder: 2 },
        },
      },
    ],
  },
})
