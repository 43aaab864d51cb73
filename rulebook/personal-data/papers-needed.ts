import type { Datum, PersonalDataForm } from '#contracts/forms/personal-data.ts'

/** Types of papers of which one is enough. */
export type PaperChoice = readonly [string, ...string[]]

/**
 * The papers that prove a correction (PRF-01): each line is one paper, of any of its types. A new name stands in the 户口簿 or in a
 * certificate of the 公安机关; a number on the card itself, and that it is the same person's, where the number has changed, in a
 * certificate too. A photo is its own evidence.
 */
export function papersNeeded(
  datum: Datum,
  { idType, numberReason }: Pick<PersonalDataForm, 'idType' | 'numberReason'>,
): readonly PaperChoice[] {
  switch (datum) {
    case 'name':
      return [['household_register', 'police_certificate']]
    case 'idNumber': {
      const document: PaperChoice = idType === 'resident_id' ? ['id_card'] : ['identity_document']
      return numberReason === 'changed' ? [document, ['police_certificate']] : [document]
    }
    case 'photo':
      return []
    default:
      return datum satisfies never
  }
}
