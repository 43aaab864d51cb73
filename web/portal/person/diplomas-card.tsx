import { listOwnDiplomas, type OwnDiploma } from '#contracts/diplomas.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import { useReply } from '#web/client/queries.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { diplomasTexts as texts } from './diplomas.texts.ts'

/** The own diplomas with their numbers, from the instant of publication on (GRA-12); nothing when there are none. */
export function DiplomasCard() {
  const { data } = useReply(listOwnDiplomas)
  if (!data || data.diplomas.length === 0) return null
  return (
    <SectionCard title={texts.title}>
      {data.diplomas.map((diploma) => (
        <Diploma key={diploma.id} diploma={diploma} />
      ))}
    </SectionCard>
  )
}

function Diploma({ diploma }: { diploma: OwnDiploma }) {
  const { majorCode, majorName, level, schoolName, diplomaNo, graduatesOn, revokedAt, certificates } = diploma
  return (
    <>
      <p>
        <strong>{texts.majorOf(majorCode, majorName, level)}</strong>{' '}
        {revokedAt === undefined ? (
          <StatusBadge tone="approval" word={texts.issued} />
        ) : (
          <StatusBadge tone="refusal" word={texts.revoked} />
        )}
      </p>
      <dl className="kj-facts">
        <div className="kj-fact">
          <dt>{texts.diplomaNo}</dt>
          <dd>{diplomaNo}</dd>
        </div>
        <div className="kj-fact">
          <dt>{texts.graduatesOn}</dt>
          <dd>{formatDate(graduatesOn)}</dd>
        </div>
        <div className="kj-fact">
          <dt>{texts.school}</dt>
          <dd>{schoolName}</dd>
        </div>
      </dl>
      {certificates.map(({ certificateNo, issuedAt }) => (
        <p key={certificateNo}>{texts.certificate(certificateNo, formatDate(new Date(issuedAt)))}</p>
      ))}
    </>
  )
}
