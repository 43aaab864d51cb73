import { Switch } from '@mantine/core'
import { useState } from 'react'
import { canKeep, forgetOnThisDevice, keepOnThisDevice } from '#web/client/offline/own-device.ts'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useSession } from '../session.ts'
import { ownDeviceTexts as texts } from './own-device.texts.ts'
import { ownerOf } from './use-kept-pages.ts'
import { useOwnDevice } from './use-own-device.ts'

/** The person says that a device is their own; without that nothing of their record stays on it (HOM-08). */
export function OwnDeviceCard() {
  const session = useSession()
  const isOwn = useOwnDevice()
  const [hasFailed, setFailed] = useState(false)
  if (!canKeep()) return null
  const change = () => {
    setFailed(false)
    const changed = isOwn ? forgetOnThisDevice() : keepOnThisDevice(ownerOf(session))
    changed.catch(() => setFailed(true))
  }
  return (
    <SectionCard title={texts.title}>
      <Switch size="md" checked={isOwn} onChange={change} label={texts.own} description={texts.help} />
      {hasFailed && <Notice tone="refusal">{texts.failed}</Notice>}
    </SectionCard>
  )
}
