import { textFateOf } from '#contracts/free-text.ts'
import { keepableText } from '#rulebook/free-text/keepable-text.ts'
import { changeTexts, type TextSchema } from './typed-texts.ts'

/**
 * A body as a use case may keep it: in every text that the contract calls `masked`, personal numbers are masked (ACC-02). Asked
 * after the schema. Done here, at the one door, no use case can forget it, and neither can the trail.
 */
export function keepableInput(schema: TextSchema, value: unknown): unknown {
  return changeTexts(schema, value, (text, place) =>
    textFateOf(place) === 'masked' ? keepableText(text) : text,
  )
}
