import { serviceTexts, supplementWords } from './services.texts.ts'

/** The services of the manual's menus (HOM-06); `code` is the service's code in the windows. */
export const services = [
  { slug: 'exemption', code: 'exemption', title: serviceTexts.exemption, group: 'applications' },
  { slug: 'graduation', code: 'graduation', title: serviceTexts.graduation, group: 'applications' },
  { slug: 'transfer-in', code: 'transferIn', title: serviceTexts.transferIn, group: 'transfers' },
  { slug: 'transfer-out', code: 'transferOut', title: serviceTexts.transferOut, group: 'transfers' },
  { slug: 'supplement', code: 'supplement', title: serviceTexts.supplement, group: 'single' },
  { slug: 'samples', code: 'evidenceSample', title: serviceTexts.samples, group: 'single' },
] as const

export type Service = (typeof services)[number]

/** The service of a window: by its code in either spelling, or by its own words; of 成绩补登 by any of its kinds. */
export function findService(named: string): Service | undefined {
  const plain = (Object.hasOwn(supplementWords, named) ? 'supplement' : named)
    .replaceAll(/[_-]/g, '')
    .toLowerCase()
  return services.find(({ code, title }) => code.toLowerCase() === plain || title === named)
}

/** A window's service in words, with its kind where it has several (HOM-03). */
export function serviceWords(named: string): string {
  return supplementWords[named] ?? findService(named)?.title ?? named
}
