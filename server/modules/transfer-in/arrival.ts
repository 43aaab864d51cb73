import type { IdType } from '#rulebook/identity/id-type.ts'
import type { Grade } from '#rulebook/scores/score.ts'

/** A course as the other province states it. */
export type ArrivingCourse = {
  code: string
  name: string
  credits: number
  /** `YYYY-MM-DD`. */
  passedOn: string
  /** What its source says, as it came: the cells of a file's course columns in their order, or what a package says beside. */
  raw: { cells: readonly string[] } | { more: Readonly<Record<string, string>> }
} & ({ outcome: 'marked'; mark: number } | { outcome: 'graded'; grade: Grade })

/** Whose an arrival is, as far as whoever brings it can say. */
export type ArrivalMatch =
  | { to: 'ticket'; ticketId: string }
  /** Staff decide side by side. */
  | { to: 'candidates'; persons: readonly { personId: string; reasons: readonly string[] }[] }
  /** Nobody is recorded with that number: it waits until the person registers. */
  | { to: 'nobody' }

/** A signed package: its id, the digest of its bytes, and the installation that signed it. A package may come by an import too. */
export interface ArrivingPackage {
  kind: 'package'
  packageId: string
  digest: Buffer
  sender: string
  batchId: string | undefined
}

/** One person's record from another province, as a file or a package brings it (TRI-01). */
export interface Arrival {
  /** A name of `rulebook/evidence/provinces.ts`. */
  originProvince: string
  originTicketNo: string
  originMajor: string | undefined
  name: string
  idType: IdType
  /** Sealed as `person.id_number`, with the blind indexes of `idNumberIndexes`: the first, and that of the fifteen digits. */
  idNumber: { cipher: Buffer; index: Buffer; oldIndex: Buffer | undefined }
  destinationTicketNo: string | undefined
  source: { kind: 'file'; batchId: string } | ArrivingPackage
  courses: readonly ArrivingCourse[]
  match: ArrivalMatch
}

/** What became of one arrival, in the order in which they were brought. */
export interface TakenIn {
  id: string
  /**
   * `corrected`: it replaced the courses of an arrival that is still open. `corrects_confirmed`: it waits for review beside the confirmed
   * one, whose scores it replaces once it is confirmed. `unchanged`: the same was here already.
   */
  outcome: 'new' | 'corrected' | 'corrects_confirmed' | 'unchanged'
}
