import { IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { Link } from '../../shell/link.tsx'
import { applicationsTexts as texts } from './applications.texts.ts'
import { StartActs } from './start-acts.tsx'
import { type Page, windowBadge, windowWords } from './window-words.ts'

/**
 * Shows the window, the conditions, and the one button that leads on (APP-01, EXM-05). Whoever has applied here already has failed
 * no condition: the line only says so.
 */
export function StartCard({ page }: { page: Page }) {
  const { preconditions } = page
  return (
    <SectionCard
      title={texts.windowTitle}
      aside={page.window && <StatusBadge {...windowBadge(page.window)} />}
    >
      {windowWords(page).map((words) => (
        <p key={words}>{words}</p>
      ))}
      {preconditions.length > 0 && (
        <>
          <h3 className="kj-after">{texts.preconditions}</h3>
          <ul className="kj-conditions">
            {preconditions.map(({ text, met, application }) => (
              <li key={text}>
                {application?.service === page.service ? (
                  <IconInfoCircle className="kj-condition-own" size="1.3em" aria-hidden />
                ) : met ? (
                  <IconCircleCheck className="kj-condition-met" size="1.3em" aria-hidden />
                ) : (
                  <IconCircleX className="kj-condition-unmet" size="1.3em" aria-hidden />
                )}
                <span>
                  {text}{' '}
                  {application?.service !== page.service && (
                    <span className="kj-small kj-soft kj-nowrap">{met ? texts.met : texts.unmet}</span>
                  )}{' '}
                  {application !== undefined && (
                    <Link
                      className="kj-link kj-nowrap"
                      to="/services/$service/applications/$application"
                      params={{ service: application.service, application: application.id }}
                    >
                      {texts.blocking}
                    </Link>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <StartActs page={page} />
    </SectionCard>
  )
}
