/** The keywords of JSON Schema that the formats of an exchange are written in; no other one is understood. */
const KEYWORDS = new Set([
  ...['type', 'const', 'anyOf', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum'],
  ...['items', 'minItems', 'maxItems', 'properties', 'required', 'additionalProperties'],
  // What a person is told where a pattern is not kept; it demands nothing.
  'x-words',
])

/**
 * Whether a value read from JSON is what a schema of `contracts/transfers/transfer-package.ts` says. The verifier runs anywhere, also without the
 * server's own checker; a test holds both to the same answers.
 */
export function fitsSchema(schema: object, value: unknown): boolean {
  const rules = schema as Record<string, unknown>
  // What begins with x- is a remark for whoever answers, such as the words of a refusal: it demands nothing.
  for (const keyword of Object.keys(rules))
    if (!KEYWORDS.has(keyword) && !keyword.startsWith('~') && !keyword.startsWith('x-'))
      throw new Error(`keyword not understood: ${keyword}`)
  if ('const' in rules && value !== rules.const) return false
  if (Array.isArray(rules.anyOf) && !schemasOf(rules.anyOf).some((one) => fitsSchema(one, value)))
    return false
  return fitsType(rules, value)
}

function fitsType(rules: Record<string, unknown>, value: unknown): boolean {
  if (rules.type === undefined) return true
  if (rules.type === 'string') return typeof value === 'string' && fitsText(rules, value)
  if (rules.type === 'integer' || rules.type === 'number')
    return Number.isSafeInteger(value) && isWithin(rules, 'imum', Number(value))
  if (rules.type === 'array') return Array.isArray(value) && fitsList(rules, value)
  if (rules.type === 'object') return isRecord(value) && fitsObject(rules, value)
  throw new Error(`type not understood: ${String(rules.type)}`)
}

function fitsText(rules: Record<string, unknown>, text: string): boolean {
  if (!isWithin(rules, 'Length', [...text].length)) return false
  return typeof rules.pattern !== 'string' || new RegExp(rules.pattern, 'u').test(text)
}

function fitsList(rules: Record<string, unknown>, list: readonly unknown[]): boolean {
  const { items } = rules
  if (!isRecord(items)) throw new Error('a list without a schema for its items')
  return isWithin(rules, 'Items', list.length) && list.every((item) => fitsSchema(items, item))
}

function fitsObject(rules: Record<string, unknown>, value: Record<string, unknown>): boolean {
  const { properties, required, additionalProperties } = rules
  if (!isRecord(properties) || additionalProperties !== false) throw new Error('an object that is not closed')
  const isWhole = !Array.isArray(required) || required.every((name) => Object.hasOwn(value, String(name)))
  return (
    isWhole &&
    Object.entries(value).every(([name, member]) => {
      const schema = Object.hasOwn(properties, name) ? properties[name] : undefined
      return isRecord(schema) && fitsSchema(schema, member)
    })
  )
}

function isWithin(rules: Record<string, unknown>, kind: 'imum' | 'Length' | 'Items', count: number): boolean {
  const [least, most] = [rules[`min${kind}`], rules[`max${kind}`]]
  return (typeof least !== 'number' || count >= least) && (typeof most !== 'number' || count <= most)
}

function schemasOf(list: readonly unknown[]): object[] {
  return list.filter(isRecord)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
