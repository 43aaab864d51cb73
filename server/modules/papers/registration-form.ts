/**
 * What a 《毕业生登记表》 says (GRA-11), as texts the way they are printed; an empty text leaves its place to be filled in by hand. `at`: when what it
 * says was settled, so that printing it again gives the same file.
 */
export interface RegistrationForm {
  person: {
    name: string
    gender: string
    /** 2001年3月 */
    born: string
    ethnicity: string
    politicalStatus: string
    birthplace: string
    idType: string
    idNumber: string
    employer: string
    position: string
    address: string
    postcode: string
    phone: string
  }
  /** The bytes of a JPEG or PNG file; undefined: the place for a glued photo is printed. */
  photo: Uint8Array | undefined
  /** `graduatesIn`: 2026年12月. */
  plan: { ticketNo: string; code: string; name: string; level: string; school: string; graduatesIn: string }
  prior: { school: string; major: string; diplomaNo: string; graduated: string }
  resume: readonly { period: string; place: string; role: string; witness: string }[]
  family: readonly { name: string; relation: string; employer: string }[]
  /** Rewards and penalties: 「无」. */
  awards: string
  thesis: { title: string; score: string }
  courses: readonly RegistrationCourse[]
  appraisal: string
  /** undefined: not graduated yet; the places stay empty. */
  diploma: { number: string; issued: string } | undefined
  /** What became known after the diploma: scores that were corrected. Empty: nothing. */
  remarks: string
  /** Until the last level has approved it, the form is to be checked and not to be filed, and says so. */
  isApproved: boolean
  /** Made-up people are printed with a warning on every page. */
  isSample: boolean
  at: Date
}

/** A line of the course table. `passedIn`: 2023-10. `source`: 统考, 免考, 实践… */
export interface RegistrationCourse {
  code: string
  name: string
  credits: string
  score: string
  passedIn: string
  source: string
}
