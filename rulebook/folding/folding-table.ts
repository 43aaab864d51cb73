import type { FoldKind } from '#contracts/fold-kind.ts'
import { alikeCharacters } from './alike-characters.ts'
import { radicals } from './radicals.ts'
import {
  compatible,
  composed,
  digitsOnly,
  type FoldStep,
  hanSpacing,
  leadingZeros,
  lower,
  noBlanks,
  noControls,
  noCountryCode,
  noDashes,
  noDots,
  noInvisible,
  noSigns,
  noVariants,
  oneApostrophe,
  oneBlank,
  oneBracket,
  oneDash,
  oneDot,
  upper,
  width,
} from './steps.ts'

const CODE = [width, noInvisible, noBlanks] as const
const CERTIFICATE_NO = [...CODE, radicals] as const
const PERSON_NAME = [
  width,
  noInvisible,
  radicals,
  composed,
  oneApostrophe,
  oneDash,
  oneDot,
  oneBlank,
  hanSpacing,
] as const

/** How each kind is folded, step by step (EVI-07). What is not here is not folded anywhere. */
export const FOLDING: Readonly<Record<FoldKind, readonly FoldStep[]>> = {
  // LOG-01: typed in groups of six, eight and four, copied out of other systems with a mark of direction, ended by a small x.
  id_number: [...CODE, radicals, noDashes, noDots, upper],
  // Digits, which people also write in groups.
  ticket_no: [...CODE, noDashes],
  // TRO-01: of another province; some write a letter before the digits.
  other_ticket_no: [...CODE, noDashes, upper],
  phone: [...CODE, noDashes, noCountryCode],
  // Typed with an input method: 「ABC＠qq．com」. Its capital letters stay as they are written.
  email: CODE,
  // Kept as the certificate prints it, 「沪教自〔1998〕第00123号」: the reviewer holds it beside the photograph.
  certificate_no: CERTIFICATE_NO,
  // REV-08: compared, never shown. For a number that was accepted before, it is what was indexed then: such numbers had letters,
  // digits, 「(」, 「)」, 「.」, 「/」 and dashes only, and nothing else may be folded of these (docs/decisions/0026).
  certificate_no_alike: [...CERTIFICATE_NO, oneBracket, noDashes, noDots, noSigns, upper],
  // Five digits; a spreadsheet makes a number of 「00015」.
  course_code: [...CODE, upper, leadingZeros({ from: 1, to: 5 })],
  // Compared, never kept: 「概率论与数理统计（二）」 of another province has its own brackets and blanks.
  course_name: [...CODE, radicals, oneBracket],
  school_code: [...CODE, upper],
  // Six digits, some with a letter: a spreadsheet can drop only the first zero of 「040106」. A shorter code is another
  // mistake.
  major_code: [...CODE, upper, leadingZeros({ from: 5, to: 6 })],
  // LOG-04: the picture does not show whether a letter is large, small or full-width.
  captcha: [...CODE, upper],
  // Authenticator apps show 「800 160」.
  totp_code: [...CODE, noDashes],
  // From the phone, or handed over on paper in groups; a 准考证号 as the second proof folds in the same way.
  one_time_code: [...CODE, noDashes, upper],
  username: [...CODE, lower],
  // LOG-02: the last six of the ID number. Its own kind, because every other password is compared as it was chosen.
  initial_password: [compatible, noInvisible, noBlanks, noDashes, upper],
  // UX-02: kept as people write it, without what input methods, spreadsheets and PDF files add to it.
  person_name: PERSON_NAME,
  // UX-02: compared, never kept. The characters of old systems stay on record as they came.
  person_name_alike: [noVariants, ...PERSON_NAME, alikeCharacters, upper],
  id_type: [...CODE, radicals],
  // Not `noBlanks`: 「7 8」 may be two marks in one cell, and is refused.
  mark: [width, noInvisible, oneBlank],
  // The parts of a date, typed with an input method.
  digits: [compatible, digitsOnly],
  // The title of a column: 「姓 名」, 「准考证号＊」, with what was copied along.
  heading: [...CODE, radicals],
  // Shown as it was written. A search text may be a number or a name, so the search folds it again once it knows which.
  line: [noInvisible, oneBlank],
  // Narrows a list on the screen.
  filter: [radicals, compatible, noInvisible, oneBlank, lower],
  // Sentences stay as they are, except that characters are dropped which no page can show and PostgreSQL refuses.
  text: [noControls],
  // Our own pages write these codes and people never type them: any difference makes another code.
  own_code: [],
  // Never folded here: what was chosen is what is compared. The hasher makes one form of its letters.
  password: [],
}
