import { ownRecord } from '#contracts/portal.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { addressOfImage } from '../evidence/photo-strip.tsx'
import { services } from '../services/service-list.ts'
import { useSession } from '../session.ts'
import { Link } from '../shell/link.tsx'
import { personTexts as texts } from './person.texts.ts'

type OwnRecord = ReplyOf<typeof ownRecord>
const genderWords: Readonly<Record<string, string>> = { male: texts.male, female: texts.female }

/** The services by which the record is corrected. */
const corrections = services.filter(({ group }) => group === 'person')

/** The person's own record with masked numbers, and its 准考证. */
export function RecordCards() {
  const reply = useReply(ownRecord)
  return (
    <>
      <SectionCard title={texts.record}>
        <Loaded reply={reply} rows={6}>
          {(record) => (
            <>
              <dl className="kj-facts">
                {factsOf(record).map(([title, value]) => (
                  <div key={title} className="kj-fact">
                    <dt>{title}</dt>
                    <dd>{value ?? <span className="kj-soft">{texts.none}</span>}</dd>
                  </div>
                ))}
              </dl>
              {record.photoId !== undefined && (
                <img
                  className="kj-record-photo"
                  src={addressOfImage(record.photoId)}
                  width={90}
                  height={120}
                  alt={texts.photo}
                />
              )}
              <p className="kj-small kj-soft kj-after">{texts.wrong}</p>
              {corrections.map(({ slug, title }) => (
                <Link key={slug} className="kj-link" to="/services/$service" params={{ service: slug }}>
                  {texts.apply(title)}
                </Link>
              ))}
            </>
          )}
        </Loaded>
      </SectionCard>
      <Tickets />
    </>
  )
}

function Tickets() {
  const { tickets = [], activeTicketId } = useSession()
  return (
    <SectionCard title={texts.tickets}>
      <ul className="kj-accounts">
        {tickets.map(({ id, ticketNo, schoolName, majorName, majorCode, level, state }) => (
          <li key={id}>
            <div>
              <span className="kj-strong">{ticketNo}</span>
              <span>
                {schoolName} · {majorName} {majorCode} · {level}
              </span>
              <span>{texts.stateOf(state)}</span>
            </div>
            {id === activeTicketId && <StatusBadge tone="approval" word={texts.active} />}
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}

function factsOf(record: OwnRecord): [title: string, value: string | undefined][] {
  return [
    [texts.name, record.name],
    [texts.gender, record.gender && (genderWords[record.gender] ?? record.gender)],
    [texts.ethnicity, record.ethnicity],
    [texts.idType, record.idType],
    [texts.idNumber, record.idNumberMasked],
    [texts.phone, record.phoneMasked],
    [texts.registeredOn, formatDate(record.registeredOn)],
  ]
}
