import type { FoldKind } from '#contracts/fold-kind.ts'
import type { TextFate } from '#contracts/free-text.ts'

/** As much of a contract's schema as says where the texts are, and what is done with them. */
export interface TextSchema {
  'x-text'?: TextFate
  'x-fold'?: FoldKind
  type?: string
  const?: unknown
  properties?: Readonly<Record<string, TextSchema>>
  items?: TextSchema
  anyOf?: readonly TextSchema[]
  allOf?: readonly TextSchema[]
}

/** Changes each text of a value as the schema at its place says; everything else stays as it is. */
export function changeTexts(
  schema: TextSchema,
  value: unknown,
  change: (text: string, schema: TextSchema) => string,
): unknown {
  if (typeof value === 'string' && !schema.anyOf && !schema.allOf) return change(value, schema)
  const inner = [...(schema.allOf ?? []), ...(schema.anyOf ?? []).filter((one) => mayBe(one, value))]
  const whole = inner.reduce((so, one) => changeTexts(one, so, change), value)
  const { items, properties } = schema
  if (Array.isArray(whole)) return items ? whole.map((one) => changeTexts(items, one, change)) : whole
  if (typeof whole !== 'object' || whole === null || !properties) return whole
  const changed = Object.entries(whole).map(([key, one]) => {
    const property = Object.hasOwn(properties, key) ? properties[key] : undefined
    return [key, property ? changeTexts(property, one, change) : one]
  })
  return Object.fromEntries(changed)
}

/** Whether a member of a union is meant: the constants that tell the members apart are the value's own. */
function mayBe(schema: TextSchema, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, one]) => {
    const expected = schema.properties?.[key]
    return expected === undefined || !('const' in expected) || expected.const === one
  })
}
