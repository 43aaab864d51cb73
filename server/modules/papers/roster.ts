/** What a 毕业生名册 says: who graduates from one school in one batch, by major, as texts the way they are printed. */
export interface Roster {
  school: string
  /** 2026年12月 */
  graduatedIn: string
  parts: readonly RosterPart[]
  /** Made-up people are printed with a warning on every page. */
  isSample: boolean
  at: Date
}

export interface RosterPart {
  major: { code: string; name: string; level: string }
  graduates: readonly Graduate[]
}

/** A line of the roster. `remark`: 「补发」; mostly empty. */
export interface Graduate {
  name: string
  gender: string
  born: string
  idNumber: string
  ticketNo: string
  diplomaNo: string
  remark: string
}
