import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FOLD_KINDS, type FoldKind } from './fold-kind.ts'
import type { RouteContract } from './route.ts'

type Node = Record<string, unknown>

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /^[\w/-]+\.ts$/.test(name),
)
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

/** Texts whose whole alphabet the pattern says, and which our own pages write: an id, an instant, a day, a key. */
const isWritten = (node: Node) =>
  'const' in node || 'enum' in node || ('pattern' in node && !('x-fold' in node))

test.each(inputs)(
  'EVI-07 every text in %s %s says by which row of the table it is folded',
  (_id, _part, schema) => {
    const unfolded = placesWhere(
      schema,
      (node) =>
        node.type === 'string' && !isWritten(node) && !FOLD_KINDS.some((kind) => kind === node['x-fold']),
    )
    expect(unfolded).toEqual([])
  },
)

/** What people copy from cards, papers, telephones and certificates, wherever a route takes it. */
const TYPED: Readonly<Record<string, FoldKind>> = {
  idNumber: 'id_number',
  ticketNo: 'ticket_no',
  otherTicketNo: 'other_ticket_no',
  name: 'person_name',
  username: 'username',
  answer: 'captcha',
  email: 'email',
  number: 'certificate_no',
  onlineCode: 'certificate_no',
  reportNo: 'certificate_no',
  q: 'line',
  remark: 'text',
  reason: 'text',
  note: 'text',
  explanation: 'text',
  password: 'password',
  newPassword: 'password',
  currentPassword: 'password',
}

test('EVI-07 whatever carries a number, a name or a code is folded as what it is, in every route that takes it', () => {
  const found = inputs.flatMap(([id, , schema]) =>
    schemasIn(schema, '').flatMap(([place, node]) => {
      const field = /\/properties\/(\w+)$/.exec(place)?.[1] ?? ''
      const kind = TYPED[field]
      return node.type === 'string' && kind ? [{ id, field, kind: node['x-fold'], expected: kind }] : []
    }),
  )
  for (const { id, field, kind, expected } of found)
    expect(`${id} ${field}: ${kind}`).toBe(`${id} ${field}: ${expected}`)
  expect(new Set(found.map(({ field }) => field))).toEqual(new Set(Object.keys(TYPED)))
})

test('EVI-07 a one-time code is folded wherever it is asked for', () => {
  const codes = inputs.flatMap(([id, , schema]) =>
    schemasIn(schema, '').flatMap(([place, node]) =>
      /\/(code|value)$/.test(place) && node.type === 'string' ? [`${id} ${node['x-fold']}`] : [],
    ),
  )
  expect(codes).toEqual(
    expect.arrayContaining(['officeSignIn totp_code', 'enrol totp_code', 'revealNumber totp_code']),
  )
  expect(codes).toEqual(expect.arrayContaining(['resetByCode one_time_code', 'activate one_time_code']))
})
