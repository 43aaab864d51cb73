import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { photoRuleTexts as rules } from '#rulebook/graduation-photo/graduation-photo.texts.ts'
import type { PhotoDoubt, PhotoFault } from '#rulebook/graduation-photo/graduation-photo.ts'
import { useObjectUrl } from '../use-object-url.ts'
import type { Portrait } from './develop-portrait.ts'
import { portraitTexts as texts } from './portrait.texts.ts'

/** What was found in the photograph, and honestly what the machine cannot see (GRA-10). */
export function PortraitResult({ portrait }: { portrait: Portrait }) {
  const { preview, faults, doubts, outcome } = portrait
  const url = useObjectUrl(preview)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <div className="kj-portrait-result">
      {url !== undefined && <img src={url} width={240} height={320} alt={texts.resultAlt} />}
      <div>
        <h3 ref={title} tabIndex={-1}>
          {texts.resultTitle}
        </h3>
        <ul className="kj-portrait-checks">
          {passed(faults).map((words) => (
            <Check key={words} tone="approval" words={words} />
          ))}
          {outcome.kind === 'fits' && <Check tone="approval" words={texts.size(outcome.photo.size)} />}
          {faults.map((fault) => (
            <Check key={fault} tone="refusal" words={rules.faults[fault]} />
          ))}
          {(outcome.kind === 'too_heavy' || outcome.kind === 'too_light') && (
            <Check tone="refusal" words={rules[outcome.kind]} />
          )}
          {doubts.map((doubt: PhotoDoubt) => (
            <Check key={doubt} tone="must" words={rules.doubts[doubt]} />
          ))}
        </ul>
        {outcome.kind === 'fits' && (
          <>
            <h3>{texts.ownTitle}</h3>
            <p className="kj-soft">{texts.ownLead}</p>
            <ul>
              {texts.own.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  )
}

const icons = { approval: IconCircleCheck, refusal: IconCircleX, must: IconAlertTriangle } as const
const verdicts = { approval: texts.ok, refusal: texts.notOk, must: texts.doubtful } as const

function Check({ tone, words }: { tone: keyof typeof icons; words: string }) {
  const Icon = icons[tone]
  return (
    <li className={`kj-portrait-check kj-portrait-${tone}`}>
      <Icon size="1.3em" role="img" aria-label={verdicts[tone]} />
      <span>{words}</span>
    </li>
  )
}

/** What was looked at and is in order. A grey picture was not looked at any further, nor one without the background. */
function passed(faults: readonly PhotoFault[]): string[] {
  if (faults.includes('grey')) return []
  if (faults.includes('background')) return [texts.passed.colour]
  if (faults.includes('nobody')) return [texts.passed.colour, texts.passed.background]
  return [texts.passed.colour, texts.passed.background, texts.passed.someone]
}
