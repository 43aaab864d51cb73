import type { checkDraft } from '#contracts/drafts.ts'
import {
  type FiledCredential as CredentialAsFiled,
  credentialsIn,
  type RuleAdvice,
} from '#contracts/filed.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { credentialName } from '../../evidence/credential-facts.ts'
import { FiledCredential, FiledSections } from '../details/filed-sections.tsx'
import { useService } from '../use-service.tsx'
import { confirmTexts as texts } from './confirm.texts.ts'

type Item = ReplyOf<typeof checkDraft>['items'][number]

/**
 * Shows what would be filed: each item with its credentials and the rules' advice, then each credential once (EXM-04).
 */
export function CheckedItems({ items }: { items: readonly Item[] }) {
  const { texts: own } = useService()
  if (items.length === 0) return null
  const credentials = onceEach(items.flatMap(({ filed }) => credentialsIn(filed)))
  return (
    <>
      <SectionCard title={own.items}>
        <ul className="kj-applications">
          {items.map((item) => (
            <CheckedItem key={item.subject} item={item} isOnly={items.length === 1} />
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

/**
 * Shows one future application. Its content besides the credentials can be unfolded, and is unfolded if it is the only
 * one.
 */
function CheckedItem({ item: { filed, advice }, isOnly }: { item: Item; isOnly: boolean }) {
  const { texts: own } = useService()
  const credentials = credentialsIn(filed)
  const others = filed.sections.filter(({ kind }) => kind !== 'credentials')
  return (
    <li>
      <div>
        <h3>{filed.title}</h3>
        {credentials.map((one) => (
          <p key={one.credentialId}>{credentialName(one)}</p>
        ))}
      </div>
      {credentials.length === 0 && own.noEvidence !== undefined ? (
        <p className="kj-soft">{own.noEvidence}</p>
      ) : (
        <Advice advice={advice} />
      )}
      {others.length > 0 && (
        <details className="kj-advice" open={isOnly}>
          <summary>{texts.content}</summary>
          <FiledSections sections={others} under={texts.content} />
        </details>
      )}
    </li>
  )
}

/** Shows the rules' advice, at most as a warning, because the school decides (EXM-04). */
function Advice({ advice }: { advice: RuleAdvice }) {
  const { texts: own } = useService()
  const verdict = own.advice[advice.verdict]
  const why = (
    <>
      {advice.reasons.map(({ text, source }) => (
        <p key={text}>
          {text}
          {source !== undefined && <span className="kj-small kj-soft">{texts.source(source)}</span>}
        </p>
      ))}
      {advice.sections.length > 0 && (
        <details>
          <summary>{texts.lines(advice.title)}</summary>
          <FiledSections sections={advice.sections} under={advice.title} />
        </details>
      )}
    </>
  )
  if (advice.verdict === 'unsupported')
    return (
      <div className="kj-advice">
        <Notice tone="must">
          <p className="kj-strong">{verdict}</p>
          {why}
        </Notice>
      </div>
    )
  return (
    <div className="kj-advice kj-soft">
      <p>{verdict}</p>
      {why}
    </div>
  )
}

function onceEach(credentials: readonly CredentialAsFiled[]): CredentialAsFiled[] {
  return [...new Map(credentials.map((one) => [one.credentialId, one])).values()]
}
