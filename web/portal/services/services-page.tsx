import { IconChevronRight } from '@tabler/icons-react'
import type { OpenServices } from '#contracts/portal.ts'
import { SERVICES } from '#contracts/services.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { Link } from '../shell/link.tsx'
import { type Service, services } from './service-list.ts'
import { serviceTexts as texts } from './services.texts.ts'
import './services.css'
import { useOpenServices } from './use-open-services.ts'

const groups = [
  { group: 'applications', title: texts.groupApplications },
  { group: 'transfers', title: texts.groupTransfers },
  { group: 'single', title: texts.groupSingle },
  { group: 'person', title: texts.groupPerson },
] as const

/** 「业务」 of the phone's bottom bar: lists the manual's menus. */
export function ServicesPage() {
  const home = useOpenServices()
  return (
    <>
      <PageTitle title={texts.title} lead={texts.lead} />
      {groups.map(({ group, title }) => (
        <SectionCard key={group} title={title}>
          <ul className="kj-links">
            {services
              .filter((service) => service.group === group)
              .map((service) => (
                <li key={service.slug}>
                  <Link to="/services/$service" params={{ service: service.slug }}>
                    <span>{service.title}</span>
                    {home.data && <OpenBadge home={home.data} service={service} />}
                    <IconChevronRight size="1.2rem" aria-hidden />
                  </Link>
                </li>
              ))}
          </ul>
        </SectionCard>
      ))}
    </>
  )
}

/** Shows whether an entry's services are open now, before the person opens it (HOM-03, HOM-04). */
function OpenBadge({ home, service }: { home: OpenServices; service: Service }) {
  // Open for others is not open for a 准考证 that is not 在籍.
  if (home.barred !== undefined) return null
  const isOpen = home.open.some((one) => service.codes.includes(one.service))
  const isClosed = home.notOpen.some(
    // What is only looked at, as 外省转入, is never closed to its reader.
    (one) => SERVICES[one.service].isFiled && service.codes.includes(one.service),
  )
  if (!isOpen && !isClosed) return null
  return <StatusBadge tone={isOpen ? 'approval' : 'quiet'} word={isOpen ? texts.open : texts.closed} />
}
