import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const WEB = fileURLToPath(new URL('..', import.meta.url))
const STYLES = fileURLToPath(new URL('../../node_modules/@mantine/core/styles', import.meta.url))

const sources = readdirSync(WEB, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(tsx?|css)$/.test(path) && !path.endsWith('.test.ts'))
  .map((path) => ({ path, text: readFileSync(join(WEB, path), 'utf8') }))
const used = sources.flatMap(({ path, text }) =>
  [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap(([, names = '']) =>
    names.split(',').map((name) => ({ path, name: name.trim() })),
  ),
)

test('UX-01 what the pages draw of the library has its style sheet, which is taken over one by one', () => {
  const drawn = used.filter(({ name }) => existsSync(join(STYLES, `${name}.css`)))
  const bare = drawn.filter(({ name }) => !sources.some(({ text }) => text.includes(`styles/${name}.css`)))
  expect(drawn.length).toBeGreaterThan(10)
  expect(bare).toEqual([])
})

test('UX-01 every dialog is the one that keeps its words until it is closed, and brings its styles', () => {
  expect(used.filter(({ name }) => name === 'Modal').map(({ path }) => path)).toEqual([
    'ui/modal/drawn-modal.tsx',
  ])
})
