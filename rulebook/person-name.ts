import { fold } from './folding/fold.ts'

export type NameVerdict = 'ok' | 'empty' | 'too_long' | 'characters' | 'dot_place'

const MAX_CODE_POINTS = 30
// 〇 is a number to Unicode and a given name in China.
const ALLOWED = /^[\p{L}\p{M}\p{Co}〇· .'-]$/u
const LETTER = /[\p{L}\p{Co}〇]/u
const DOT_OUT_OF_PLACE = /^[·.]|··|\.\.|·$/

/**
 * Whether a folded name can be on record: up to thirty code points of letters of any script, rare Han characters beyond the
 * first plane included, and 「·」 between two of them (UX-02).
 */
export function judgeName(name: string): NameVerdict {
  const length = [...name].length
  if (length === 0) return 'empty'
  if (length > MAX_CODE_POINTS) return 'too_long'
  if (strangeCharacterIn(name) !== undefined) return 'characters'
  return DOT_OUT_OF_PLACE.test(name) ? 'dot_place' : 'ok'
}

/** The first character that cannot be part of a name, for the refusal's words; undefined when every character can. */
export function strangeCharacterIn(name: string): string | undefined {
  const strange = [...name].find((character) => !ALLOWED.test(character))
  return strange ?? (LETTER.test(name) ? undefined : [...name][0])
}

/**
 * Whether two ways of writing are the same name, as an import asks: spaces, width, dots, the case of Latin letters, the variant of
 * a Han character's glyph and the code that an older system had for it aside (UX-02).
 */
export function sameName(a: string, b: string): boolean {
  return fold('person_name_alike', a) === fold('person_name_alike', b)
}
