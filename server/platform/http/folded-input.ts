import { foldKindOf } from '#contracts/free-text.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { changeTexts, type TextSchema } from './typed-texts.ts'

/**
 * Folds every text of an input as its contract says (EVI-07), before the schema judges it: 「800 160」 is six digits, and a
 * number pasted with blanks is not too long. A value that is no text stays as it is, and the schema refuses it.
 */
export function foldedInput(schema: TextSchema, value: unknown): unknown {
  return changeTexts(schema, value, (text, place) => {
    const kind = foldKindOf(place)
    return kind === undefined ? text : fold(kind, text)
  })
}
