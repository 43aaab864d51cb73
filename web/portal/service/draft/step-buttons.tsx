import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Step } from './steps.tsx'
import { wizardTexts as texts } from './wizard.texts.ts'

interface StepButtonsProps {
  draftId: string
  back?: Step
  /** What leads on. */
  children: ReactNode
}

/** 「上一步」 at the start of the line, what leads on at its end. */
export function StepButtons({ draftId, back, children }: StepButtonsProps) {
  return (
    <div className="kj-step-buttons">
      {back !== undefined && (
        <Button
          variant="default"
          renderRoot={(given) => (
            <Link
              {...given}
              to="/services/exemption/drafts/$draft/$step"
              params={{ draft: draftId, step: back }}
            />
          )}
        >
          {texts.previous}
        </Button>
      )}
      {children}
    </div>
  )
}
