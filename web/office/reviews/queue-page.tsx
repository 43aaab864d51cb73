import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ServiceName } from '#contracts/applications.ts'
import { reviewQueues, takeNextReview } from '#contracts/office-reviews.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useAct, useReply } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { OfficeLink, useGoTo } from '../shell/office-link.tsx'
import { useSingleKeys } from '../single-keys.ts'
import { Instant } from '../ui-instant.tsx'
import { QueueList } from './queue-list.tsx'
import { LastDecided } from './review-page.tsx'
import { reviewsTexts as texts, undoTexts } from './reviews.texts.ts'
import './reviews.css'

const SERVICE: ServiceName = 'exemption'
type Show = 'waiting' | 'mine' | 'decided'

/** REV-01: what waits, level by level; the list; and the next one by one key. */
export function QueuePage() {
  const queues = useReply(reviewQueues)
  const [show, setShow] = useState<Show>('waiting')
  const goTo = useGoTo()
  const next = useAct(takeNextReview, [reviewQueues])
  const take = () =>
    next.mutate({ body: { service: SERVICE } }, { onSuccess: ({ id }) => id && goTo(`/reviews/${id}`) })
  useSingleKeys({ n: take })
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      <LastDecided />
      <Loaded reply={queues}>
        {({ queues: all }) => (
          <ul className="kj-queues">
            {all.map(({ service, level, waiting, more, oldestAt, held }) => (
              <li key={`${service} ${level}`} className="kj-card">
                <h2>
                  {texts.service[service]} · {texts.level[level]}
                </h2>
                <p className="kj-strong">{texts.waiting(waiting, more)}</p>
                <p className="kj-soft">
                  {oldestAt && (
                    <>
                      {texts.oldest} <Instant at={oldestAt} />
                    </>
                  )}{' '}
                  {held > 0 && texts.held(held)}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <div className="kj-row">
        <Button rightSection={<kbd aria-hidden>n</kbd>} loading={next.isPending} onClick={take}>
          {texts.next}
        </Button>
        <OfficeLink to="/undo-requests">{undoTexts.link}</OfficeLink>
      </div>
      {next.error && <Notice tone="refusal">{errorWords(next.error)}</Notice>}
      {next.data && !next.data.id && <Notice tone="going">{texts.nothingNext}</Notice>}
      <SectionCard
        title={texts.list}
        aside={
          <fieldset className="kj-row kj-shows">
            <legend className="kj-hidden">{texts.showLabel}</legend>
            {(['waiting', 'mine', 'decided'] as const).map((one) => (
              <Button
                key={one}
                size="compact-md"
                className="kj-small-act"
                variant={one === show ? 'filled' : 'default'}
                aria-pressed={one === show}
                onClick={() => setShow(one)}
              >
                {texts.show[one]}
              </Button>
            ))}
          </fieldset>
        }
      >
        <QueueList key={show} service={SERVICE} show={show} />
      </SectionCard>
    </>
  )
}
