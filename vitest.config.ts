import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongFirst } from './tests/support/long-first.ts'

const folders = '{contracts,rulebook,server,web,tests,tools}'

/** Unit tests that measure their process: each has one of its own. */
const measuring = ['server/platform/images/*.test.ts']

/** Node itself loads the modules, as in the product: turned into other code by Vite, they take a quarter more of the processor's time. */
const byNode = { experimental: { viteModuleRunner: false, nodeLoader: false } }

// By the seed that the run prints.
const seed = Number(process.env.KAOJI_TEST_SEED)
const order = { shuffle: true, ...(seed > 0 ? { seed } : {}) }

export default defineConfig({
  test: {
    // For what never comes. How soon it comes is not asked, on a machine that others use too.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    // As many as there are cores; Vitest would leave one of them to itself.
    maxWorkers: availableParallelism(),
    // Files of a worker share the modules they load: a test that changes something outside itself puts it back.
    isolate: false,
    setupFiles: ['tests/support/before-each-file.ts'],
    unstubGlobals: true,
    unstubEnvs: true,
    // No test needs another one: files and tests run in an order that changes.
    sequence: { ...order, sequencer: LongFirst },
    projects: [
      {
        extends: true,
        test: {
          ...byNode,
          name: 'unit',
          setupFiles: ['tests/support/fixed-draws.ts'],
          include: [`${folders}/**/*.test.ts`],
          exclude: [...measuring, '**/*.{db,crash}.test.ts', 'tests/journeys/**', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        // JSX is what Node does not read: a test that loads a page ends in `.test.tsx`.
        test: { name: 'unit-pages', include: [`${folders}/**/*.test.tsx`] },
      },
      {
        extends: true,
        test: { ...byNode, name: 'unit-measuring', include: measuring, isolate: true },
      },
      {
        extends: true,
        test: {
          ...byNode,
          name: 'db',
          include: [`${folders}/**/*.db.test.ts`],
          globalSetup: ['tests/support/database-server.ts'],
          sequence: { ...order, groupOrder: 1 },
        },
      },
      {
        // `npm run crash`: minutes of kill -9, which `npm test` leaves out.
        extends: true,
        test: {
          ...byNode,
          name: 'crash',
          include: ['tests/crash/*.crash.test.ts'],
          globalSetup: ['tests/support/database-server.ts'],
          maxWorkers: 1,
          isolate: true,
          sequence: { ...order, groupOrder: 2 },
        },
      },
    ],
  },
})
