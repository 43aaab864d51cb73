import { Button } from '@mantine/core'
import { IconPhone } from '@tabler/icons-react'
import { publicTexts } from '#contracts/entrance.ts'
import { useReply } from '#web/client/queries.ts'
import { serviceTexts as texts } from './services.texts.ts'

/** Links to the hotline's number, as staff last edited it. */
export function HotlineLink() {
  const hotline = useReply(publicTexts).data?.hotline || texts.hotlineFallback
  return (
    <Button
      component="a"
      href={`tel:${hotline}`}
      variant="default"
      leftSection={<IconPhone size="1.2rem" aria-hidden />}
    >
      {texts.call(hotline)}
    </Button>
  )
}
