import { maskIdNumber, maskName } from '#rulebook/masking.ts'

/** A datum of the record that is corrected by request, with a value (PRF-01). */
export type PersonValue =
  | { datum: 'name'; name: string }
  | { datum: 'idNumber'; idType: string; idNumber: string }
  | { datum: 'photo'; imageId: string | null }

/** What was replaced by what. */
export interface Replaced {
  old: PersonValue
  new: PersonValue
}

export type PersonDatum = PersonValue['datum']

/** A value as the trail and other people's screens may say it (ACC-02). */
export function maskedValue(value: PersonValue): string {
  switch (value.datum) {
    case 'name':
      return maskName(value.name)
    case 'idNumber':
      return maskIdNumber(value.idNumber)
    case 'photo':
      return value.imageId ?? ''
    default:
      return value satisfies never
  }
}

/** Whether two values are the same to the last sign. */
export function isSameValue(a: PersonValue, b: PersonValue): boolean {
  switch (a.datum) {
    case 'name':
      return b.datum === 'name' && a.name === b.name
    case 'idNumber':
      return b.datum === 'idNumber' && a.idNumber === b.idNumber && a.idType === b.idType
    case 'photo':
      return b.datum === 'photo' && a.imageId === b.imageId
    default:
      return a satisfies never
  }
}
