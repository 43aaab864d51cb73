import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { RouteContract } from './route.ts'

type Node = Record<string, unknown>

const files = readdirSync(import.meta.dirname).filter((name) => /^[\w-]+\.ts$/.test(name))
const modules: Record<string, unknown>[] = await Promise.all(
  files.map((name) => import(/* @vite-ignore */ `./${name}`)),
)
const contracts = modules.flatMap((module) => Object.values(module)).filter(isContract)
const inputs = contracts.flatMap((contract) =>
  (['params', 'query', 'body'] as const).flatMap((part) => {
    const schema = contract[part]
    return schema ? [[contract.id, part, schema as Node] as const] : []
  }),
)

function isContract(value: unknown): value is RouteContract {
  return (
    typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value
  )
}

/** Each schema below and including this one, with where it stands. */
function schemasIn(node: unknown, place: string): [string, Node][] {
  if (Array.isArray(node)) return node.flatMap((part, index) => schemasIn(part, `${place}/${index}`))
  if (typeof node !== 'object' || node === null) return []
  const below = Object.entries(node).flatMap(([key, part]) => schemasIn(part, `${place}/${key}`))
  return [[place, node as Node], ...below]
}

function placesWhere(schema: Node, isAtFault: (node: Node) => boolean): string[] {
  return schemasIn(schema, '').flatMap(([place, node]) => (isAtFault(node) ? [place] : []))
}

test('there are contracts to look at, each with an id of its own', () => {
  expect(contracts.length).toBeGreaterThan(40)
  expect(new Set(contracts.map(({ id }) => id)).size).toBe(contracts.length)
  const doors = contracts.map(({ method, path }) => `${method} ${path}`)
  expect(new Set(doors).size).toBe(doors.length)
})

test.each(inputs)('every text in %s %s has a greatest length', (_id, _part, schema) => {
  const endless = placesWhere(
    schema,
    (node) => node.type === 'string' && !('const' in node) && !('enum' in node) && !('maxLength' in node),
  )
  expect(endless).toEqual([])
})

test.each(inputs)(
  'ACC-02 every text in %s %s has a form, or says what becomes of it',
  (_id, part, schema) => {
    const unsaid = placesWhere(
      schema,
      (node) =>
        node.type === 'string' &&
        !('const' in node) &&
        !('enum' in node) &&
        !isFormed(node) &&
        !('x-text' in node),
    )
    expect(unsaid).toEqual([])
    // The door masks in bodies: in an address such a text would be logged on its way as well.
    if (part !== 'body') expect(placesWhere(schema, (node) => node['x-text'] === 'masked')).toEqual([])
  },
)

function isFormed({ pattern }: Node): boolean {
  return typeof pattern === 'string' && /^\^.+\$$/.test(pattern) && !/\.[*+{]|\\[SWDpP]|\[\^/.test(pattern)
}

test.each(inputs)('every whole number in %s %s has a least and a greatest value', (_id, _part, schema) => {
  const endless = placesWhere(
    schema,
    (node) => node.type === 'integer' && !('const' in node) && !('minimum' in node && 'maximum' in node),
  )
  expect(endless).toEqual([])
})

test.each(inputs)('every list in %s %s has a greatest length', (_id, _part, schema) => {
  expect(placesWhere(schema, (node) => node.type === 'array' && !('maxItems' in node))).toEqual([])
})

test.each(inputs)('every object in %s %s refuses what it does not know', (_id, _part, schema) => {
  expect(
    placesWhere(schema, (node) => node.type === 'object' && node.additionalProperties !== false),
  ).toEqual([])
})

test.each(contracts)('$id describes the parameters of its path, and no others', ({ path, params }) => {
  const named = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name)
  const properties = (params as { properties?: Node } | undefined)?.properties ?? {}
  expect(Object.keys(properties).toSorted()).toEqual(named.toSorted())
})
