import { Type } from 'typebox'

/**
 * What becomes of a text that somebody types. People put identity numbers and phones into any field, so that a text without a
 * pattern has to say it: `free-text.test.ts` refuses a route whose input does not, and the canary types numbers into every one.
 * - `masked`: kept in clear, with personal numbers masked; the door does it, before any use case sees the text (mount.ts)
 * - `sealed`: somebody has to read the whole of it later, so that it is kept as ciphertext only; never in the trail
 * - `hashed`: a password: nothing but its hash is kept
 * - `compared`: looked for, or held against a list; not kept
 * - `published`: written by staff for everybody to read
 */
export type TextFate = 'masked' | 'sealed' | 'hashed' | 'compared' | 'published'

/** A text that somebody types, and what becomes of it. */
export function FreeText(fate: TextFate, limits: { minLength?: number; maxLength: number }) {
  return Type.String({ ...limits, 'x-text': fate })
}

/** The fate that a schema names; undefined for all that is no free text. */
export function textFateOf(schema: { 'x-text'?: TextFate }): TextFate | undefined {
  return schema['x-text']
}
