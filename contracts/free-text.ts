import { Type } from 'typebox'
import type { FoldKind } from './fold-kind.ts'

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

interface Limits {
  minLength?: number
  maxLength: number
}

/**
 * Describes a text that people type: what becomes of it, and how it is folded before a use case reads it (EVI-07). A
 * compared text must name its kind; other texts are sentences, and a password is never folded.
 */
export function FreeText(
  ...[fate, { fold = fate === 'hashed' ? 'password' : 'text', ...limits }]:
    | ['compared', Limits & { fold: FoldKind }]
    | [Exclude<TextFate, 'compared'>, Limits & { fold?: FoldKind }]
) {
  return Type.String({ ...limits, 'x-text': fate, 'x-fold': fold })
}

/** The fate that a schema names; undefined for a schema that is no free text. */
export function textFateOf(schema: { 'x-text'?: TextFate }): TextFate | undefined {
  return schema['x-text']
}

/** How a schema's text is folded; undefined for what has a pattern alone, or no text. */
export function foldKindOf(schema: { 'x-fold'?: FoldKind }): FoldKind | undefined {
  return schema['x-fold']
}
