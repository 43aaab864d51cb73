import { foldKindOf } from '#contracts/free-text.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { changeTexts, type TextSchema } from './typed-texts.ts'

/**
 * Input with every text folded as its contract says (EVI-07). Asked before the schema: 「800 160」 is six digits, and a number that
 * was pasted with blanks is not too long. Whatever is no text at its place is left for the schema to refuse.
 */
export function foldedInput(schema: TextSchema, value: unknown): unknown {
  return changeTexts(schema, value, (text, place) => {
    const kind = foldKindOf(place)
    return kind === undefined ? text : fold(kind, text)
  })
}
