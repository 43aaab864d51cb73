import { type TextFate, textFateOf } from '#contracts/free-text.ts'
import { keepableText } from '#rulebook/free-text/keepable-text.ts'

interface Schema {
  'x-text'?: TextFate
  type?: string
  const?: unknown
  properties?: Readonly<Record<string, Schema>>
  items?: Schema
  anyOf?: readonly Schema[]
  allOf?: readonly Schema[]
}

/**
 * A body as a use case may keep it: in every text that the contract calls `masked`, personal numbers are masked (ACC-02). Asked
 * after the schema. Done here, at the one door, no use case can forget it, and neither can the trail.
 */
export function keepableInput(schema: Schema, value: unknown): unknown {
  if (typeof value === 'string') return textFateOf(schema) === 'masked' ? keepableText(value) : value
  const inner = [...(schema.allOf ?? []), ...(schema.anyOf ?? []).filter((one) => mayBe(one, value))]
  const whole = inner.reduce((so, one) => keepableInput(one, so), value)
  if (Array.isArray(whole))
    return schema.items ? whole.map((one) => keepableInput(schema.items ?? {}, one)) : whole
  if (typeof whole !== 'object' || whole === null || !schema.properties) return whole
  const { properties } = schema
  return Object.fromEntries(
    Object.entries(whole).map(([key, one]) => [
      key,
      properties[key] ? keepableInput(properties[key], one) : one,
    ]),
  )
}

/** Whether a member of a union is meant: the constants that tell the members apart are the value's own. */
function mayBe(schema: Schema, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, one]) => {
    const expected = schema.properties?.[key]
    return expected === undefined || !('const' in expected) || expected.const === one
  })
}
