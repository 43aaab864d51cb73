import { expect, test } from 'vitest'
import { type BuiltFile, overweight, weigh } from './weigh.ts'

const file = (name: string, needs: string[] = [], source = name): BuiltFile => ({
  name,
  content: `/* ${name} */`.repeat(3),
  sources: [`/somewhere/${source}`],
  needs,
})

const built = [
  file('main.js', ['shared.js', 'main.css'], 'web/main.tsx'),
  file('shared.js', ['runtime.js']),
  file('runtime.js', ['shared.js']),
  file('main.css'),
  file('home.js', ['shared.js', 'list.js'], 'web/home.tsx'),
  file('list.js'),
  file('unasked.js'),
]
const load = { what: 'the page', opens: ['web/main.tsx'], after: [] as string[], maxBytes: 150, maxFiles: 4 }

test('UX-05 a first load is what its sources need, each file once', async () => {
  const weight = await weigh(built, load)
  expect(weight.files).toBe(4)
  expect(overweight(load, weight)).toEqual([])
  expect(overweight({ ...load, maxFiles: 3, maxBytes: 9 }, weight)).toEqual([
    `the page is ${weight.bytes} bytes as sent, more than 9`,
    'the page is 4 files, more than 3',
  ])
})

test('UX-05 what is there already costs nothing, and a page that nothing holds is a fault of the gate', async () => {
  const next = { ...load, opens: ['web/home.tsx'], after: ['web/main.tsx'] }
  expect((await weigh(built, next)).files).toBe(2)
  await expect(weigh(built, { ...load, opens: ['web/gone.tsx'] })).rejects.toThrow(
    'no built file holds web/gone.tsx',
  )
})
