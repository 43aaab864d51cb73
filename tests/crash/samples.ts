import { GRADUATION_PERSONAS } from '#modules/demonstration/graduation/graduation-personas.ts'
import { PERSONAS } from '#modules/demonstration/personas.ts'
import { SAMPLE_STAFF, STAFF_PASSWORD, sampleTotpSecret } from '#modules/demonstration/seed-staff.ts'
import { DEPARTING_PERSONAS } from '#modules/demonstration/transfers/departing-personas.ts'
import { currentTotp } from '#platform/totp/totp.ts'
import { initialPasswordOf } from '#rulebook/identity/id-number.ts'

/** What opens the sample account of a candidate at first. */
export function sampleCandidate(name: string): { idNumber: string; password: string } {
  const found = [...PERSONAS, ...DEPARTING_PERSONAS, ...GRADUATION_PERSONAS].find((one) => one.name === name)
  if (!found) throw new Error(`there is no sample account of ${name}`)
  return { idNumber: found.idNumber, password: found.password ?? initialPasswordOf(found.idNumber) }
}

/** What opens the sample account of a member of staff now. */
export function sampleStaff(username: string): { username: string; password: string; code: string } {
  if (!SAMPLE_STAFF.some((one) => one.username === username))
    throw new Error(`there is no sample account called ${username}`)
  return { username, password: STAFF_PASSWORD, code: currentTotp(sampleTotpSecret(username), new Date()) }
}
