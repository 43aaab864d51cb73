import { DATA_CORRECTED, type Datum, type PersonalDataForm } from '#contracts/forms/personal-data.ts'
import { fold } from '#rulebook/folding/fold.ts'

/** A datum that papers prove; a photo is its own evidence. */
export type ProvedDatum = Exclude<Datum, 'photo'>

/** The form as the server folds and keeps it (EVI-07): what a lost answer is compared with (APP-02). */
export function keptForm(form: PersonalDataForm): PersonalDataForm {
  return { ...form, name: fold('person_name', form.name), idNumber: fold('id_number', form.idNumber) }
}

/** Sets whether a datum is to be corrected; what was filled in for it stays. */
export function withDatum(
  form: PersonalDataForm,
  { datum, isChosen }: { datum: Datum; isChosen: boolean },
): PersonalDataForm {
  const data = DATA_CORRECTED.filter((one) => (one === datum ? isChosen : form.data.includes(one)))
  return { ...form, data }
}

export function withPaper(
  form: PersonalDataForm,
  { datum, id }: { datum: ProvedDatum; id: string },
): PersonalDataForm {
  const ids = form.papers[datum]
  return ids.includes(id) ? form : { ...form, papers: { ...form.papers, [datum]: [...ids, id] } }
}

export function withoutPaper(
  form: PersonalDataForm,
  { datum, ids }: { datum: ProvedDatum; ids: readonly string[] },
): PersonalDataForm {
  const left = form.papers[datum].filter((id) => !ids.includes(id))
  return { ...form, papers: { ...form.papers, [datum]: left } }
}

/** What is chosen and proved by papers. */
export function provedData({ data }: PersonalDataForm): ProvedDatum[] {
  return data.filter((datum) => datum !== 'photo')
}

/** The ids of the credentials that the form uses, each once. */
export function credentialsOf(form: PersonalDataForm): string[] {
  const papers = provedData(form).flatMap((datum) => form.papers[datum])
  const { photoId } = form
  return [...new Set([...papers, ...(form.data.includes('photo') && photoId !== undefined ? [photoId] : [])])]
}
