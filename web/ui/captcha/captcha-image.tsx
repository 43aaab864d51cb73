import { ActionIcon } from '@mantine/core'
import { IconRefresh, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useState } from 'react'
import { captchaTexts as texts } from './captcha.texts.ts'
import type { Captcha } from './use-captcha.ts'

interface CaptchaImageProps {
  picture: Captcha['picture']
  onRefresh: () => void
}

/** The image: a button that renews it, and one that doubles its size. */
export function CaptchaImage({ picture, onRefresh }: CaptchaImageProps) {
  const [isLarge, setLarge] = useState(false)
  const Zoom = isLarge ? IconZoomOut : IconZoomIn
  return (
    <div className="kj-captcha">
      <button
        type="button"
        className="kj-captcha-image"
        data-large={isLarge || undefined}
        onClick={onRefresh}
      >
        {typeof picture === 'object' ? (
          <img src={picture.image} alt={texts.image} width={400} height={150} />
        ) : (
          <span role="status">{picture === 'failed' ? texts.failed : texts.loading}</span>
        )}
      </button>
      <ActionIcon aria-label={texts.refresh} title={texts.refresh} onClick={onRefresh}>
        <IconRefresh aria-hidden />
      </ActionIcon>
      <ActionIcon
        aria-label={isLarge ? texts.reduce : texts.enlarge}
        title={isLarge ? texts.reduce : texts.enlarge}
        onClick={() => setLarge(!isLarge)}
      >
        <Zoom aria-hidden />
      </ActionIcon>
    </div>
  )
}
