/** How a person can be reached besides the phone (PRF-01, GRA-01). Absent: not recorded. */
export interface Contact {
  email?: string
  address?: string
  postcode?: string
}

/** Every field, in the order in which problems and changes name them. */
export const CONTACT_FIELDS = ['email', 'address', 'postcode'] as const satisfies readonly (keyof Contact)[]

export type ContactProblem = (typeof CONTACT_FIELDS)[number]

// RFC 5321, in the forms that mail services in China hand out: ASCII, one @, a domain with a dot.
const EMAIL = /^[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}$/
const POSTCODE = /^\d{6}$/
// 工业和信息化部 gives mobile numbers of eleven digits that begin with 13 to 19.
const MOBILE = /^1[3-9]\d{9}$/
/** An address that leads to a door has at least a place, a road and a number. */
const ADDRESS_MIN = 5

/** Names every field that cannot be used as it is (PRF-01); an absent field has no problem. Fields are folded texts. */
export function judgeContact({ email, address, postcode }: Contact): ContactProblem[] {
  return [
    ...(email !== undefined && !EMAIL.test(email) ? (['email'] as const) : []),
    ...(address !== undefined && [...address].length < ADDRESS_MIN ? (['address'] as const) : []),
    ...(postcode !== undefined && !POSTCODE.test(postcode) ? (['postcode'] as const) : []),
  ]
}

/** Whether a folded number is a mobile number of the mainland, the only kind to which codes can be sent (LOG-08, PRF-01). */
export function isMobileNumber(phone: string): boolean {
  return MOBILE.test(phone)
}
