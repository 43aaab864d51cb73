import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

interface Schema {
  pattern?: string
  'x-words'?: string
}

interface Route {
  id: string
  params?: object
  query?: object
  body?: object
}

const folder = fileURLToPath(new URL('.', import.meta.url))

/** Every route of the contracts, by its id. */
async function routes(): Promise<Route[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const modules = files.filter((name) => name.endsWith('.ts') && !/\.test\.ts$/.test(name))
  const loaded = await Promise.all(
    modules.map((name) => import(`${folder}${name}`) as Promise<Record<string, unknown>>),
  )
  return loaded.flatMap((module) => Object.values(module)).filter(isRoute)
}

function isRoute(value: unknown): value is Route {
  return typeof value === 'object' && value !== null && 'id' in value && 'path' in value && 'access' in value
}

/** The patterns in a schema, at any depth, that say nothing of their own. */
function wordless(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { pattern, 'x-words': words } = schema as Schema
  const own = typeof pattern === 'string' && !words ? [pattern] : []
  return [...own, ...Object.values(schema).flatMap(wordless)]
}

test('UX-05 whatever a form or an address sends that has to be of a form says which, in words: none answers 「格式不正确」', async () => {
  const all = await routes()
  expect(all.filter(({ body }) => body !== undefined).length).toBeGreaterThan(60)
  expect(
    all.flatMap(({ id, params, query, body }) =>
      [params, query, body].flatMap(wordless).map((pattern) => `${id} ${pattern}`),
    ),
  ).toEqual([])
  expect(wordless({ properties: { a: { pattern: '^a$' } } })).toEqual(['^a$'])
})
