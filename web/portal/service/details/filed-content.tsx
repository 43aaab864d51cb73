import type { Filed, FiledCredential as FiledCredentialContent, Section } from '#contracts/filed.ts'
import { credentialFacts } from '#rulebook/evidence/credential-facts.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { PhotoStrip } from '../../evidence/photo-strip.tsx'
import { detailsTexts as texts } from './details.texts.ts'

/** Exactly what was filed, section by section (APP-04). */
export function FiledContent({ filed }: { filed: Filed }) {
  return (
    <SectionCard title={texts.content}>
      {filed.sections.map((section) => (
        <FiledSection key={section.key} section={section} />
      ))}
    </SectionCard>
  )
}

function FiledSection({ section }: { section: Section }) {
  switch (section.kind) {
    case 'facts':
      return (
        <dl className="kj-facts">
          {section.facts.map(({ key, label, value }) => (
            <div key={key} className="kj-fact">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )
    case 'table':
      return (
        <section className="kj-filed">
          <h3>{section.title}</h3>
          <ul>
            {section.rows.map(({ key, cells }) => (
              <li key={key}>{cells.join(' ')}</li>
            ))}
          </ul>
        </section>
      )
    case 'prose':
      return (
        <section className="kj-filed">
          <h3>{section.title}</h3>
          <p className="kj-published">{section.body}</p>
        </section>
      )
    case 'pictures':
      return section.pictures.map(({ credentialId, typeName, images }) => (
        <section key={credentialId} className="kj-filed">
          <h3>{typeName}</h3>
          <PhotoStrip images={images} of={typeName} />
        </section>
      ))
    case 'credentials':
      return section.credentials.map((credential, index) => (
        <FiledCredential key={credential.credentialId} place={index + 1} credential={credential} />
      ))
    default:
      return section satisfies never
  }
}

interface FiledCredentialProps {
  place: number
  credential: FiledCredentialContent
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
