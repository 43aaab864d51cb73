import type { publicTexts } from '#contracts/entrance.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { signInTexts as texts } from './sign-in.texts.ts'

/**
 * Shows hotline, QQ numbers and browser advice as staff last edited them; the hotline even if they cannot be loaded
 * (LOG-06).
 */
export function ContactCard({ published }: { published: ReplyOf<typeof publicTexts> | undefined }) {
  const hotline = published?.hotline || texts.contactFallback
  return (
    <SectionCard title={texts.helpTitle}>
      {published?.notice && <p className="kj-published">{published.notice}</p>}
      <dl className="kj-facts">
        <dt>{texts.hotline}</dt>
        <dd>
          <a href={`tel:${hotline}`}>{hotline}</a>
        </dd>
        {published?.qqNumbers && (
          <>
            <dt>{texts.qq}</dt>
            <dd>{published.qqNumbers}</dd>
          </>
        )}
        {published?.browserAdvice && (
          <>
            <dt>{texts.browser}</dt>
            <dd className="kj-published">{published.browserAdvice}</dd>
          </>
        )}
      </dl>
    </SectionCard>
  )
}
