import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Loaded } from '#web/client/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { HotlineLink } from '../services/hotline-link.tsx'
import type { Kind } from './reminder.tsx'
import { SupplementSection } from './supplement-section.tsx'
import { useSupplementReference } from './supplement-wizard.ts'
import { supplementsTexts as texts } from './supplements.texts.ts'
import '../service/list/applications.css'

const KINDS = Object.keys(texts.kinds) as Kind[]

/** 成绩补登 (SUP-01…04): the three kinds on one page, each with its window, its saved rows and 「新增一条」. */
export function SupplementsPage() {
  const reference = useSupplementReference()
  const { hash } = useLocation()
  const saved = Object.entries(texts.saved).find(([act]) => act === hash)?.[1]
  const said = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (saved !== undefined) said.current?.focus()
  }, [saved])
  return (
    <>
      <PageTitle title={texts.title} lead={texts.lead} />
      {saved !== undefined && (
        <div ref={said} tabIndex={-1}>
          <Notice tone="approval">{saved}</Notice>
        </div>
      )}
      <Loaded reply={reference} rows={6}>
        {({ limits }) => KINDS.map((kind) => <SupplementSection key={kind} kind={kind} limits={limits} />)}
      </Loaded>
      <SectionCard title={texts.helpTitle}>
        <p>{texts.help}</p>
        <HotlineLink />
      </SectionCard>
    </>
  )
}
