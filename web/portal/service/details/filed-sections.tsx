import type { ReactNode } from 'react'
import type { FiledCredential as CredentialAsFiled, Section } from '#contracts/filed.ts'
import { credentialFacts } from '#rulebook/evidence/credential-facts.ts'
import { ResponsiveTable } from '#web/ui/responsive-table.tsx'
import { PhotoStrip } from '../../evidence/photo-strip.tsx'
import { detailsTexts as texts } from './details.texts.ts'
import './details.css'

interface FiledSectionsProps {
  sections: readonly Section[]
  /** The heading above the sections; a section with the same title does not repeat it. */
  under: string
}

/** Shows filed content, or content about to be filed, by sections. All services share this renderer (APP-04). */
export function FiledSections({ sections, under }: FiledSectionsProps) {
  return sections.map((section) => (
    <FiledSection key={section.key} section={section} isTitled={section.title !== under} />
  ))
}

function FiledSection({ section, isTitled }: { section: Section; isTitled: boolean }) {
  const title = isTitled ? section.title : undefined
  switch (section.kind) {
    case 'facts':
      return (
        <Part title={title}>
          <Facts facts={section.facts} />
        </Part>
      )
    case 'table':
      return (
        <Part title={title}>
          <FiledTable table={section} />
        </Part>
      )
    case 'prose':
      return (
        <Part title={title}>
          <p className="kj-published">{section.body}</p>
        </Part>
      )
    case 'pictures':
      return section.pictures.map(({ credentialId, typeName, images }) => (
        <Part key={credentialId} title={typeName}>
          <PhotoStrip images={images} subject={typeName} />
        </Part>
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
  credential: CredentialAsFiled
}

/** Shows one credential as it is filed. */
export function FiledCredential({ place, credential }: FiledCredentialProps) {
  return (
    <Part title={texts.credential(place, credential.typeName)}>
      <Facts facts={credentialFacts(credential).map((fact) => ({ key: fact.label, ...fact }))} />
      <PhotoStrip images={credential.images} subject={credential.typeName} />
    </Part>
  )
}

function Part({ title, children }: { title: string | undefined; children: ReactNode }) {
  return (
    <section className="kj-filed">
      {title !== undefined && <h3>{title}</h3>}
      {children}
    </section>
  )
}

function Facts({ facts }: { facts: readonly { key: string; label: string; value: string }[] }) {
  return (
    <dl className="kj-facts">
      {facts.map(({ key, label, value }) => (
        <div key={key} className="kj-fact">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/**
 * Shows a table; on a phone each row becomes a card with its first cell as the heading and a line for each other cell.
 */
function FiledTable({ table }: { table: Extract<Section, { kind: 'table' }> }) {
  const columns = table.columns.map(({ key, label }, place) => ({
    key,
    title: label,
    card: place === 0 ? ('lead' as const) : ('wide' as const),
    cell: ({ cells }: (typeof table.rows)[number]) => cells[place] ?? '',
  }))
  return (
    <ResponsiveTable caption={table.title} columns={columns} rows={table.rows} rowKey={({ key }) => key} />
  )
}
