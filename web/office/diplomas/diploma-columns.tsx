import type { DiplomaView } from '#contracts/office/diplomas.ts'
import { formatDate, formatInstant } from '#rulebook/beijing-time.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { diplomaStateWords } from '../graduations/graduations.texts.ts'
import { OfficeLink } from '../shell/office-link.tsx'
import { DiplomaActs } from './diploma-acts.tsx'
import { diplomasTexts as texts } from './diplomas.texts.ts'
import { PrintCertificate } from './print-certificate.tsx'

/** The columns of the register. */
export const DIPLOMA_COLUMNS: readonly Column<DiplomaView>[] = [
  {
    key: 'holder',
    title: texts.holder,
    card: 'lead',
    cell: ({ personId, holderName }) => (
      <span className="kj-nowrap">
        <OfficeLink to={`/candidates/${personId}`}>{holderName}</OfficeLink>
      </span>
    ),
  },
  {
    key: 'no',
    title: texts.diplomaNo,
    card: 'wide',
    cell: ({ diplomaNo }) => <span className="kj-nowrap">{diplomaNo}</span>,
  },
  {
    key: 'ticket',
    title: texts.ticketNo,
    card: 'wide',
    cell: ({ ticketNo }) => <span className="kj-nowrap">{ticketNo}</span>,
  },
  { key: 'school', title: texts.school, card: 'wide', cell: ({ schoolName }) => schoolName },
  {
    key: 'major',
    title: texts.major,
    card: 'wide',
    cell: (row) => texts.majorOf(row),
  },
  {
    key: 'on',
    title: texts.graduatesOn,
    card: 'wide',
    cell: ({ graduatesOn }) => <span className="kj-nowrap">{formatDate(graduatesOn)}</span>,
  },
  { key: 'state', title: texts.state, card: 'wide', cell: (row) => <State diploma={row} /> },
  { key: 'acts', title: texts.acts, card: 'wide', cell: (row) => <DiplomaActs diploma={row} /> },
]

function State({ diploma }: { diploma: DiplomaView }) {
  const { state, revocation, revoked, certificates } = diploma
  const shown = diplomaStateWords[state]
  return (
    <div className="kj-lines">
      {shown && <StatusBadge tone={shown.tone} word={shown.word} />}
      {revocation && <p>{texts.asked(revocation.requestedBy, revocation.reason)}</p>}
      {revoked && <p>{texts.revoked(revoked.requestedBy, revoked.decidedBy, revoked.reason)}</p>}
      {certificates.map(({ id, certificateNo, issuedAt, issuedBy }) => (
        <div key={id}>
          <p>{texts.certificate(certificateNo, formatInstant(new Date(issuedAt)), issuedBy)}</p>
          {state === 'issued' && <PrintCertificate id={id} certificateNo={certificateNo} />}
        </div>
      ))}
    </div>
  )
}
