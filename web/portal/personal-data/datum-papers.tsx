import { isOnCredential } from '#contracts/filed.ts'
import { papersNeeded } from '#rulebook/personal-data/papers-needed.ts'
import { CredentialCard } from '../evidence/credential-card.tsx'
import { faultsTitle } from '../service/details/fault-notice.tsx'
import { type ProvedDatum, withoutPaper, withPaper } from './correction-form.ts'
import { EmptyPaper } from './empty-paper.tsx'
import { personalDataTexts } from './personal-data.texts.ts'
import type { PersonalDataWizard } from './personal-data-wizard.ts'

const { papers: texts, data } = personalDataTexts

interface DatumPapersProps {
  datum: ProvedDatum
  wizard: PersonalDataWizard
  freshId: string | undefined
  onFresh: (id: string) => void
}

/** The papers of one datum: those that are there, and a place for each that is still needed. */
export function DatumPapers({ datum, wizard, freshId, onFresh }: DatumPapersProps) {
  const { form, draft, isChecked } = wizard
  const own = wizard.cards.filter(({ credential }) => form.papers[datum].includes(credential.id))
  const open = papersNeeded(datum, form).filter(
    (choice) => !own.some(({ credential }) => choice.includes(credential.type)),
  )
  const use = (id: string) => {
    wizard.change((now) => withPaper(now, { datum, id }))
    onFresh(id)
  }
  return (
    <section className="kj-stack" aria-labelledby={`papers-${datum}`}>
      <h2 id={`papers-${datum}`}>{texts.of(data.choices[datum])}</h2>
      {own.map((card, index) => (
        <CredentialCard
          key={card.credential.id}
          card={card}
          place={index + 1}
          faults={draft.faults.filter(({ place }) => isOnCredential(place, card.credential.id))}
          faultsTitle={faultsTitle(draft.correction?.state)}
          isChecked={isChecked}
          isFresh={card.credential.id === freshId}
          onRemove={() => wizard.change((now) => withoutPaper(now, { datum, ids: [card.credential.id] }))}
        />
      ))}
      {open.map((choice) => (
        <EmptyPaper key={choice[0]} datum={datum} choice={choice} wizard={wizard} onUse={use} />
      ))}
    </section>
  )
}
