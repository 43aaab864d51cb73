import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { services } from './service-list.ts'
import { serviceTexts as texts } from './services.texts.ts'
import './services.css'

const groups = [
  { group: 'applications', title: texts.groupApplications },
  { group: 'transfers', title: texts.groupTransfers },
  { group: 'single', title: texts.groupSingle },
] as const

/** 「业务」 of the phone's bottom bar: the manual's menus as one list. */
export function ServicesPage() {
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
                    {service.title}
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
