import { Button } from '@mantine/core'
import { useState } from 'react'
import { reviewQueues } from '#contracts/office-queues.ts'
import type { ServiceName } from '#contracts/services.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useSingleKeys } from '../single-keys.ts'
import { LastDecided } from './last-decided.tsx'
import { QueueCards } from './queue-cards.tsx'
import { QueueList } from './queue-list.tsx'
import { reviewsTexts as texts } from './reviews.texts.ts'
import type { QueueQuery } from './use-queue.ts'
import { useTakeNext } from './use-take-next.ts'
import './reviews.css'

const SERVICE: ServiceName = 'exemption'
const SHOWS = ['waiting', 'mine', 'decided', 'all'] as const

/** REV-01: what waits, level by level; the list; and the next one by one key. */
export function QueuePage() {
  const queues = useReply(reviewQueues)
  const [show, setShow] = useState<QueueQuery['show']>('waiting')
  const { take, next } = useTakeNext(SERVICE)
  useSingleKeys({ n: take })
  return (
    <>
      <PageTitle
        title={texts.title}
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
      <Loaded reply={queues}>{({ queues: all }) => <QueueCards queues={all} />}</Loaded>
      <SectionCard title={texts.list} aside={<Shows show={show} onShow={setShow} />}>
        <QueueList
          key={show}
          service={SERVICE}
          show={show}
          levels={[...new Set(queues.data?.queues.map(({ level }) => level))]}
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
