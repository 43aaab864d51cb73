import { Button } from '@mantine/core'
import type { Section } from '#contracts/filed.ts'
import { credentialFacts } from '#rulebook/evidence/credential-facts.ts'
import { Facts } from '../../ui-facts.tsx'
import { reviewTexts as texts } from '../reviews.texts.ts'

interface FiledSectionProps {
  section: Section
  onShow: (credentialId: string) => void
}

/** Shows one section of the filed content of any service; a button shows a credential's picture (REV-03). */
export function FiledSection({ section, onShow }: FiledSectionProps) {
  switch (section.kind) {
    case 'facts':
      return <Facts facts={section.facts.map(({ label, value }) => [label, value] as const)} />
    case 'table':
      return <FiledTable section={section} />
    case 'prose':
      return (
        <section className="kj-filed-credential">
          <h3>{section.title}</h3>
          <p className="kj-published">{section.body}</p>
        </section>
      )
    case 'pictures':
      return section.pictures.map((picture) => (
        <FiledPicture key={picture.credentialId} {...picture} facts={[]} onShow={onShow} />
      ))
    case 'credentials':
      return section.credentials.map((credential) => (
        <FiledPicture
          key={credential.credentialId}
          {...credential}
          facts={credentialFacts(credential)}
          onShow={onShow}
        />
      ))
    default:
      return section satisfies never
  }
}

function FiledTable({ section }: { section: Extract<Section, { kind: 'table' }> }) {
  return (
    <section className="kj-filed-credential">
      <h3>{section.title}</h3>
      <table className="kj-filed-table">
        <thead>
          <tr>
            {section.columns.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {section.rows.map((row) => (
            <tr key={row.key}>
              {section.columns.map(({ key }, place) => (
                <td key={key}>{row.cells[place]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface FiledPictureProps {
  credentialId: string
  typeName: string
  facts: readonly { label: string; value: string }[]
  onShow: (credentialId: string) => void
}

function FiledPicture({ credentialId, typeName, facts, onShow }: FiledPictureProps) {
  return (
    <section className="kj-filed-credential" aria-label={typeName}>
      <div className="kj-card-title">
        <h3>{typeName}</h3>
        <Button
          variant="default"
          size="compact-md"
          className="kj-small-act"
          aria-label={`${texts.pictures} ${typeName}`}
          onClick={() => onShow(credentialId)}
        >
          {texts.pictures}
        </Button>
      </div>
      <Facts facts={facts.map(({ label, value }) => [label, value] as const)} />
    </section>
  )
}
