import type { Filed } from '#contracts/applications.ts'
import { credentialFacts } from '#rulebook/evidence/credential-facts.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { PhotoStrip } from '../../evidence/photo-strip.tsx'
import { detailsTexts as texts } from './details.texts.ts'

/** Exactly what was filed: facts, credentials, photographs (APP-04). */
export function FiledContent({ filed }: { filed: Filed }) {
  return (
    <SectionCard title={texts.content}>
      <dl className="kj-facts">
        {filed.facts.map(({ label, value }) => (
          <div key={label} className="kj-fact">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {filed.credentials.map((credential, index) => (
        <FiledCredential key={credential.credentialId} place={index + 1} credential={credential} />
      ))}
    </SectionCard>
  )
}

interface FiledCredentialProps {
  place: number
  credential: Filed['credentials'][number]
}

/** One credential as it is filed. */
export function FiledCredential({ place, credential }: FiledCredentialProps) {
  return (
    <section className="kj-filed">
      <h3>{texts.credential(place, credential.typeName)}</h3>
      <dl className="kj-facts">
        {credentialFacts(credential).map(({ label, value }) => (
          <div key={label} className="kj-fact">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <PhotoStrip images={credential.images} of={credential.typeName} />
    </section>
  )
}
