import fc from 'fast-check'
import type { TSchema } from 'typebox'

type Node = Record<string, unknown> & {
  type?: string
  const?: unknown
  enum?: readonly unknown[]
  anyOf?: readonly Node[]
  pattern?: string
  properties?: Record<string, Node>
  required?: readonly string[]
  items?: Node
}

/** What a schema of lengths lets through, and people, programs and attackers send. */
export const ODD_TEXTS = [
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udc00x',
  '\u001b[31m',
  'a\r\nSet-Cookie: x=1',
  '\u202e3010',
  '\ufeff',
  '张\u{20BB7}·阿依古丽',
  "'; drop table persons; --",
  '%00%0a%27',
  '%',
  '_',
  '\\',
  '__proto__',
  'constructor',
  '{"$gt":""}',
  '<script>__xss=1</script>',
  '=1+1',
  '１２３４５６',
  '-1',
  '2026-99-99',
  '2026-02-31',
  '0000-00-00',
  '0000-00-00T00:00:00.000Z_01890000-0000-7000-8000-000000000000',
  '9999-99-99T99:99:99Z_01890000-0000-7000-8000-000000000000',
  '99-999999999999999999',
  'NaN',
  'null',
  ' ',
  '',
  '㊣',
  'é'.normalize('NFD'),
  '字'.repeat(4_000),
  'x'.repeat(200),
]
const ODD_NUMBERS = [
  0,
  1,
  -1,
  0.5,
  32_767,
  32_768,
  2_147_483_647,
  2_147_483_648,
  2 ** 53 - 1,
  2 ** 53,
  1e300,
  -1e300,
]

/** Values that the schema allows and nobody thought of; `ids`: what may stand where an id is asked for. */
export function oddValue(schema: TSchema, ids: readonly string[]): fc.Arbitrary<unknown> {
  return arbitraryOf(schema as Node, ids)
}

function arbitraryOf(node: Node, ids: readonly string[]): fc.Arbitrary<unknown> {
  if ('const' in node) return fc.constant(node.const)
  if (node.enum) return fc.constantFrom(...node.enum)
  if (node.anyOf) return fc.oneof(...node.anyOf.map((one) => arbitraryOf(one, ids)))
  switch (node.type) {
    case 'string':
      return textOf(node, ids)
    case 'integer':
    case 'number':
      return fc.constantFrom(...numbersOf(node))
    case 'boolean':
      return fc.boolean()
    case 'array':
      return fc.array(arbitraryOf(node.items ?? {}, ids), {
        minLength: Number(node.minItems ?? 0),
        maxLength: Math.min(4, Number(node.maxItems ?? 4)),
      })
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(node.properties ?? {}).map(([key, one]) => [key, arbitraryOf(one, ids)]),
        ),
        { requiredKeys: [...(node.required ?? [])] },
      )
    default:
      throw new Error(`no values for ${JSON.stringify(node)}`)
  }
}

function textOf(node: Node, ids: readonly string[]): fc.Arbitrary<string> {
  const [least, most] = [Number(node.minLength ?? 0), Number(node.maxLength ?? 4_000)]
  const fits = (text: string) => [...text].length >= least && [...text].length <= most
  if (node.pattern?.startsWith('^[0-9a-f]{8}-')) return fc.constantFrom(...ids)
  if (node.pattern) return fc.stringMatching(new RegExp(node.pattern)).filter(fits)
  const odd = ODD_TEXTS.map((text) =>
    fits(text) ? text : [...text.padEnd(least, text || 'x')].slice(0, most).join(''),
  )
  return fc.oneof(
    fc.constantFrom(...odd.filter(fits)),
    fc.string({ minLength: least, maxLength: Math.min(most, 60), unit: 'binary' }),
  )
}

function numbersOf(node: Node): number[] {
  const [least, most] = [Number(node.minimum ?? -Infinity), Number(node.maximum ?? Infinity)]
  const all = [...ODD_NUMBERS, least, most].filter(
    (one) => Number.isFinite(one) && one >= least && one <= most,
  )
  return node.type === 'integer' ? all.filter(Number.isInteger) : all
}

/** What no schema allows. */
export const WRONG_BODIES: readonly [string, string][] = [
  ['no JSON', '{'],
  ['nothing', ''],
  ['null', 'null'],
  ['a list', '[]'],
  ['a text', '"x"'],
  ['a number', '1e999'],
  ['NaN', '{"q":NaN}'],
  ['a prototype', '{"__proto__":{"isAdmin":true}}'],
  ['a constructor', '{"constructor":{"prototype":{"isAdmin":true}}}'],
  ['deep lists', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ['deep objects', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
  ['too much', `{"a":"${'x'.repeat(300_000)}"}`],
  ['unknown fields', '{"state":"approved","reviewer":"me","isAdmin":true}'],
]
