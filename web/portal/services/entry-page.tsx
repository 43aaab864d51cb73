import { isServiceName, SERVICES } from '#contracts/services.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { Link } from '../shell/link.tsx'
import { HotlineLink } from './hotline-link.tsx'
import type { Service } from './service-list.ts'
import { ServiceWindow } from './service-window.tsx'
import { serviceTexts as texts } from './services.texts.ts'

/**
 * The page of a menu entry (HOM-06): says for each service behind it whether it is open, and which services are not
 * handled online yet.
 */
export function EntryPage({ entry: { title, codes } }: { entry: Service }) {
  const filed = codes.filter(isServiceName)
  const others = codes.filter((code) => !isServiceName(code))
  return (
    <>
      <PageTitle title={title} />
      {codes.map((code) => (
        <ServiceWindow
          key={code}
          code={code}
          title={SERVICES[code].title === title ? texts.stateTitle : SERVICES[code].title}
        />
      ))}
      {filed.length > 0 && (
        <SectionCard title={texts.online}>
          {filed.map((code) => (
            <p key={code}>
              <Link className="kj-link" to="/services/$service" params={{ service: code }}>
                {SERVICES[code].title}
              </Link>
            </p>
          ))}
        </SectionCard>
      )}
      {others.length > 0 && (
        <SectionCard title={texts.howTitle}>
          <p>{texts.notOnline(filed.length === 0 ? [title] : others.map(titleOf))}</p>
          <p>{texts.notOnlineHow}</p>
          <HotlineLink />
        </SectionCard>
      )}
    </>
  )
}

function titleOf(code: Service['codes'][number]): string {
  return SERVICES[code].title
}
