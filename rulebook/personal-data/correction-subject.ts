import { DATA_CORRECTED, type Datum } from '#contracts/forms/personal-data.ts'

/**
 * The subject of an application for a correction. A 准考证 has one application for each subject (APP-06), and a name may change twice in a
 * life: the first is 「name」, the one after it 「name.2」.
 */
export function subjectOf(datum: Datum, { approved }: { approved: number }): string {
  return approved === 0 ? datum : `${datum}.${approved + 1}`
}

/** What a subject corrects. Throws a RangeError for the subject of another service. */
export function datumOf(subject: string): Datum {
  const datum = DATA_CORRECTED.find((one) => subject === one || subject.startsWith(`${one}.`))
  if (datum === undefined) throw new RangeError(`${subject} corrects nothing of a person`)
  return datum
}
