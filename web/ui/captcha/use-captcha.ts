import { useCallback, useEffect, useRef, useState } from 'react'
import { captchaTexts } from './captcha.texts.ts'
import type { CaptchaPicture, CaptchaSource } from './captcha-source.ts'

type Proof = { id: string; answer: string }
type Work = { kind: 'running'; share: number } | { kind: 'done'; proof: Proof } | { kind: 'failed' }

/** A captcha's state, held by the form so that it can ask for the proof and, after a refusal, for a fresh one. */
export interface Captcha {
  picture: CaptchaPicture | 'loading' | 'failed'
  work: Work | undefined
  answer: string
  setAnswer: (answer: string) => void
  refresh: () => void
  useImage: () => void
  startWork: () => void
  proof: Proof | undefined
  /** What to say while there is no proof. */
  missing: string
}

/** A captcha: the image at first; work done by the browser on request (LOG-04). */
export function useCaptcha(source: CaptchaSource): Captcha {
  const [picture, setPicture] = useState<Captcha['picture']>('loading')
  const [answer, setAnswer] = useState('')
  const [work, setWork] = useState<Work>()
  const run = useRef(0)

  const loadPicture = useCallback(async () => {
    const mine = ++run.current
    setAnswer('')
    setPicture('loading')
    const next = await source.fetchPicture().catch(() => 'failed' as const)
    if (mine === run.current) setPicture(next)
  }, [source])

  const runWork = useCallback(async () => {
    const mine = ++run.current
    const show = (next: Work) => {
      if (mine === run.current) setWork(next)
    }
    show({ kind: 'running', share: 0 })
    try {
      const { workProof } = await import('./captcha-work.ts')
      show({ kind: 'done', proof: await workProof(source, (share) => show({ kind: 'running', share })) })
    } catch {
      show({ kind: 'failed' })
    }
  }, [source])

  useEffect(() => void loadPicture(), [loadPicture])

  const typed =
    typeof picture === 'object' && answer.trim() !== ''
      ? { id: picture.id, answer: answer.trim() }
      : undefined
  return {
    picture,
    work,
    answer,
    setAnswer,
    refresh: () => void (work === undefined ? loadPicture() : runWork()),
    useImage: () => {
      setWork(undefined)
      void loadPicture()
    },
    startWork: () => void runWork(),
    proof: work === undefined ? typed : work.kind === 'done' ? work.proof : undefined,
    missing: work === undefined ? captchaTexts.answerMissing : captchaTexts.workMissing,
  }
}
