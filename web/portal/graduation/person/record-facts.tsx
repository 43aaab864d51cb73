import { formatDate } from '#rulebook/beijing-time.ts'
import { services } from '../../services/service-list.ts'
import { Link } from '../../shell/link.tsx'
import { graduationTexts } from '../graduation.texts.ts'
import type { GraduationChoices } from '../graduation-wizard.ts'

const { person: texts } = graduationTexts
/** The services by which the record is corrected. */
const corrections = services.filter(({ group }) => group === 'person')

/** Name and number as on record: only a request can correct them, because the diploma is printed from them (GRA-01). */
export function RecordFacts({ person }: { person: GraduationChoices['person'] }) {
  const { name, idType, idNumberMasked, bornOn } = person
  return (
    <div id="record" tabIndex={-1}>
      <dl className="kj-facts">
        <Fact label={texts.name} value={name} />
        <Fact label={idType} value={idNumberMasked} />
        {bornOn !== undefined && <Fact label={texts.bornOn} value={formatDate(bornOn)} />}
      </dl>
      <p className="kj-after">{texts.wrongRecord}</p>
      {corrections.map(({ slug, title }) => (
        <Link key={slug} className="kj-link" to="/services/$service" params={{ service: slug }}>
          {texts.toCorrection(title)}
        </Link>
      ))}
    </div>
  )
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div className="kj-fact">
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}
