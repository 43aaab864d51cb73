import { Type } from 'typebox'
import { FreeText } from '../free-text.ts'
import { Id, OneOf } from '../words.ts'

const closed = { additionalProperties: false } as const
const Papers = Type.Array(Id, { maxItems: 6, uniqueItems: true })

/** What of a person can be corrected by request (PRF-01). Each one is an application of its own. */
export const DATA_CORRECTED = ['name', 'idNumber', 'photo'] as const
export const Datum = OneOf(DATA_CORRECTED)
export type Datum = Type.Static<typeof Datum>

/** What is being filled in for 个人信息更正. Empty: not filled in yet; what is not chosen is kept and not filed. */
export const PersonalDataForm = Type.Object(
  {
    service: Type.Literal('personal-data'),
    data: Type.Array(Datum, { maxItems: 3, uniqueItems: true }),
    name: FreeText('sealed', { fold: 'person_name', maxLength: 120 }),
    idType: OneOf(['resident_id', 'hk_mo_tw_residence', 'foreigner_pr', 'passport', 'officer']),
    // The form is kept sealed, and a reviewer compares the number with the document digit by digit.
    idNumber: FreeText('sealed', { fold: 'id_number', maxLength: 60 }),
    /** Why the number is not the recorded one: it decides which papers prove it. */
    numberReason: OneOf(['', 'wrong', 'changed']),
    papers: Type.Object({ name: Papers, idNumber: Papers }, closed),
    /** The credential of the wallet with the photo. Absent: none yet. */
    photoId: Type.Optional(Id),
  },
  closed,
)
export type PersonalDataForm = Type.Static<typeof PersonalDataForm>
