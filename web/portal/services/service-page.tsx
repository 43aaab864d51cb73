import { useParams } from '@tanstack/react-router'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { NotFound } from '../not-found-page.tsx'
import { HotlineLink } from './hotline-link.tsx'
import { type Service, services } from './service-list.ts'
import { ServiceWindow } from './service-window.tsx'
import { serviceTexts as texts } from './services.texts.ts'

/** HOM-06: a service of the manual's menu: whether it is open, and honestly that it is not handled online yet. */
export function ServicePage() {
  const { service: slug } = useParams({ from: '/shell/services/$service' })
  const service = services.find((one) => one.slug === slug)
  return service === undefined ? <NotFound /> : <OneService service={service} />
}

function OneService({ service }: { service: Service }) {
  return (
    <>
      <PageTitle title={service.title} />
      <ServiceWindow service={service} />
      <SectionCard title={texts.howTitle}>
        <p>{texts.notOnline(service.title)}</p>
        <p>{texts.notOnlineHow}</p>
        <HotlineLink />
      </SectionCard>
    </>
  )
}
