import { Notice } from '#web/ui/notice.tsx'
import { clientTexts } from './client.texts.ts'
import { useIsWaiting } from './patience.ts'

/** Says that the page waits because many people are here, and goes on by itself (OPS-02). */
export function CrowdNotice() {
  return useIsWaiting() ? <Notice tone="going">{clientTexts.crowd}</Notice> : null
}
