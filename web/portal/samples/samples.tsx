import type { ReactNode } from 'react'
import { certificateTexts as certificates } from './certificates.texts.ts'
import type { Mark, Shape } from './drawing/shape.ts'
import { qualificationTexts as qualifications } from './qualifications.texts.ts'
import type { SampleCode } from './sample-links.ts'
import { CetCertificate, cetMarks } from './sheets/cet-certificate.tsx'
import { Diploma, diplomaMarks } from './sheets/diploma.tsx'
import { PetsCertificate, petsMarks } from './sheets/pets-certificate.tsx'
import { RegistrationForm, registrationMarks } from './sheets/registration-form.tsx'
import { noticeMarks, ScoreNotice } from './sheets/score-notice.tsx'
import { reportMarks, VerificationReport } from './sheets/verification-report.tsx'

interface CallOutTexts {
  label: string
  words: string
}

interface CallOut extends CallOutTexts {
  key: string
  mark: Mark
}

export interface Sample {
  shape: Shape
  tone: 'warm' | 'cool' | 'page'
  title: string
  use: string
  source: string
  sheet: ReactNode
  callOuts: readonly CallOut[]
}

interface SampleTexts<Key extends string> {
  title: string
  use: string
  source: string
  callOuts: Readonly<Record<Key, CallOutTexts>>
}

interface Looks<Key extends string> {
  shape: Shape
  tone: Sample['tone']
  sheet: ReactNode
  /** One mark for each call-out of the texts; the order of the texts gives the numbers. */
  marks: Readonly<Record<NoInfer<Key>, Mark>>
}

/** The samples by their codes (SAM-01); `sampleCodes` gives their order on the page. */
export const samples: Readonly<Record<SampleCode, Sample>> = {
  pets3_certificate: makeSample(certificates.pets3, {
    shape: 'landscape',
    tone: 'warm',
    sheet: <PetsCertificate face={certificates.pets3.face} />,
    marks: petsMarks,
  }),
  pets3_score_notice: makeSample(certificates.notice, {
    shape: 'portrait',
    tone: 'page',
    sheet: <ScoreNotice face={certificates.notice.face} />,
    marks: noticeMarks,
  }),
  cet4_certificate: makeSample(certificates.cet4, {
    shape: 'landscape',
    tone: 'cool',
    sheet: <CetCertificate face={certificates.cet4.face} />,
    marks: cetMarks,
  }),
  pets2_certificate: makeSample(certificates.pets2, {
    shape: 'landscape',
    tone: 'warm',
    sheet: <PetsCertificate face={certificates.pets2.face} />,
    marks: petsMarks,
  }),
  registration_form: makeSample(qualifications.form, {
    shape: 'portrait',
    tone: 'page',
    sheet: <RegistrationForm face={qualifications.form.face} />,
    marks: registrationMarks,
  }),
  verification_report: makeSample(qualifications.report, {
    shape: 'portrait',
    tone: 'cool',
    sheet: <VerificationReport face={qualifications.report.face} />,
    marks: reportMarks,
  }),
  diploma: makeSample(qualifications.diploma, {
    shape: 'landscape',
    tone: 'warm',
    sheet: <Diploma face={qualifications.diploma.face} />,
    marks: diplomaMarks,
  }),
}

function makeSample<Key extends string>(texts: SampleTexts<Key>, looks: Looks<Key>): Sample {
  const { title, use, source, callOuts } = texts
  const { shape, tone, sheet, marks } = looks
  const keys = Object.keys(callOuts) as Key[]
  return {
    ...{ shape, tone, title, use, source, sheet },
    callOuts: keys.map((key) => ({ key, ...callOuts[key], mark: marks[key] })),
  }
}
