import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { reviewQueues } from '#contracts/office/queues.ts'
import { isServiceName, SERVICES, type ServiceName } from '#contracts/services.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { NotFoundPage } from '../../shell/not-found-page.tsx'
import { useGoTo } from '../../shell/office-link.tsx'
import { useSingleKeys } from '../../single-keys.ts'
import { reviewsTexts as texts } from '../reviews.texts.ts'
import { LastDecided } from './last-decided.tsx'
import { QueueCards } from './queue-cards.tsx'
import { QueueList } from './queue-list.tsx'
import { queueAddress, SHOWS, useQueueView } from './queue-view.ts'
import type { QueueQuery } from './use-queue.ts'
import { useTakeNext } from './use-take-next.ts'
import '../reviews.css'

/** Shows what waits at each level and the list of one service; one key opens its next application (REV-01). */
export function QueuePage() {
  const { service = '' } = useParams({ strict: false })
  return isServiceName(service) ? <Queue key={service} service={service} /> : <NotFoundPage />
}

function Queue({ service }: { service: ServiceName }) {
  const queues = useReply(reviewQueues)
  const view = useQueueView()
  const goTo = useGoTo()
  const { take, next } = useTakeNext(service)
  useSingleKeys({ n: take })
  return (
    <>
      <PageTitle
        title={texts.titleOf(SERVICES[service].title)}
        product={texts.product}
        lead={texts.lead}
        aside={
          <Button rightSection={<kbd aria-hidden>n</kbd>} loading={next.isPending} onClick={take}>
            {texts.next}
          </Button>
        }
      />
      <LastDecided />
      {next.error && <Notice tone="refusal">{errorWords(next.error)}</Notice>}
      {next.data && !next.data.id && <Notice tone="going">{texts.nothingNext}</Notice>}
      <Loaded reply={queues}>{({ queues: all }) => <QueueCards queues={all} open={service} />}</Loaded>
      <SectionCard
        title={texts.list}
        aside={<Shows show={view.show} onShow={(show) => goTo(queueAddress(service, { show }))} />}
      >
        <QueueList
          key={view.show}
          service={service}
          view={view}
          schools={queues.data?.schools.find((one) => one.service === service)?.schools ?? []}
          levels={[
            ...new Set(
              queues.data?.queues.filter((one) => one.service === service).map(({ level }) => level),
            ),
          ]}
        />
      </SectionCard>
    </>
  )
}

interface ShowsProps {
  show: QueueQuery['show']
  onShow: (show: QueueQuery['show']) => void
}

function Shows({ show, onShow }: ShowsProps) {
  return (
    <fieldset className="kj-row kj-shows">
      <legend className="kj-hidden">{texts.showLabel}</legend>
      {SHOWS.map((one) => (
        <Button
          key={one}
          size="compact-md"
          className="kj-small-act"
          variant={one === show ? 'filled' : 'default'}
          aria-pressed={one === show}
          onClick={() => onShow(one)}
        >
          {texts.show[one]}
        </Button>
      ))}
    </fieldset>
  )
}
