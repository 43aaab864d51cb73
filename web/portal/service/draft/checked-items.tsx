import type { checkDraft } from '#contracts/drafts.ts'
import { credentialsIn } from '#contracts/filed.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { credentialName } from '../../evidence/credential-facts.ts'
import { FiledCredential } from '../details/filed-content.tsx'
import { useService } from '../use-service.tsx'
import { confirmTexts as texts } from './confirm.texts.ts'

type Item = ReplyOf<typeof checkDraft>['items'][number]

/** What would be filed: each item with its credentials and the rules' advice, then each credential once (EXM-04). */
export function CheckedItems({ items }: { items: readonly Item[] }) {
  const { texts: own } = useService()
  if (items.length === 0) return null
  const credentials = [
    ...new Map(
      items.flatMap(({ filed }) => credentialsIn(filed)).map((one) => [one.credentialId, one]),
    ).values(),
  ]
  return (
    <>
      <SectionCard title={own.items}>
        <ul className="kj-applications">
          {items.map(({ subject, filed, advice }) => (
            <li key={subject}>
              <div>
                <h3>{filed.title}</h3>
                {credentialsIn(filed).map((one) => (
                  <p key={one.credentialId}>{credentialName(one)}</p>
                ))}
              </div>
              {credentialsIn(filed).length > 0 ? (
                <Advice advice={advice} />
              ) : (
                <p className="kj-soft">{own.noEvidence}</p>
              )}
            </li>
          ))}
        </ul>
      </SectionCard>
      {credentials.length > 0 && (
        <SectionCard title={texts.evidence}>
          {credentials.map((one, index) => (
            <FiledCredential key={one.credentialId} place={index + 1} credential={one} />
          ))}
        </SectionCard>
      )}
    </>
  )
}

/** EXM-04: the rules' advice is a warning at most; the school decides. */
function Advice({ advice }: { advice: Item['advice'] }) {
  const { texts: own } = useService()
  const verdict = own.advice[advice.verdict]
  const reasons = advice.reasons.map(({ text, source }) => (
    <p key={text}>
      {text}
      {source !== undefined && <span className="kj-small kj-soft">{texts.source(source)}</span>}
    </p>
  ))
  if (advice.verdict === 'unsupported')
    return (
      <div className="kj-advice">
        <Notice tone="must">
          <p className="kj-strong">{verdict}</p>
          {reasons}
        </Notice>
      </div>
    )
  return (
    <div className="kj-advice kj-soft">
      <p>{verdict}</p>
      {reasons}
    </div>
  )
}
