import { numberIndexOf } from '#modules/evidence/public.ts'
import type { Deps } from '#server/deps.ts'
import type { NewRow } from '../demonstration.store.ts'

/**
 * Makes the diploma of an earlier degree and its filing form for each person, as typed and without pictures: what the audit knows
 * as a claimed prior qualification (GRA-06).
 */
export function sampleWallet(deps: Deps, personIds: readonly string[]): NewRow<'credentials'>[] {
  return personIds.flatMap((personId, place) => [
    credential(deps, personId, {
      type: 'diploma',
      fields: {
        number: `10272120150600${String(1_101 + place)}`,
        obtainedOn: '2015-07-01',
        province: '上海市',
        qualification: '专科',
      },
    }),
    credential(deps, personId, {
      type: 'registration_form',
      fields: { onlineCode: `AUF3K2Q7M9X4P${String(101 + place)}` },
    }),
  ])
}

function credential(
  deps: Deps,
  personId: string,
  sample: { type: string; fields: Readonly<Record<string, string>> },
): NewRow<'credentials'> {
  const at = deps.clock.now()
  return {
    person_id: personId,
    id: deps.ids.next(),
    type: sample.type,
    fields_cipher: deps.cipher.seal('credential.fields', JSON.stringify(sample.fields)),
    number_index: numberIndexOf(deps, sample) ?? null,
    created_at: at,
    changed_at: at,
  }
}
