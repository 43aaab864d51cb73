import type { ProviderName } from './payment-provider.ts'

/** The provider was not reached, was too slow, or said nothing of use. Nothing is known; asking again is right. */
export class ProviderUnavailable extends Error {
  readonly provider: ProviderName
  /** What went wrong, as the log writes it. */
  readonly code: string

  constructor(provider: ProviderName, why: string) {
    super(`${provider} is unavailable: ${why}`)
    this.name = 'ProviderUnavailable'
    this.provider = provider
    this.code = why.replaceAll(' ', '-')
  }
}

/** An answer that the provider did not sign, or that speaks of something else. Nothing is concluded from it. */
export class ProviderForged extends Error {
  readonly provider: ProviderName
  /** What gave it away, as the log writes it. */
  readonly code: string

  constructor(provider: ProviderName, why: string) {
    super(`an answer of ${provider} is not to be believed: ${why}`)
    this.name = 'ProviderForged'
    this.provider = provider
    this.code = why.replaceAll(' ', '-')
  }
}

/** The provider understood the request and refuses it, by its own code: asking again changes nothing. */
export class ProviderRefused extends Error {
  readonly provider: ProviderName
  readonly code: string

  constructor(provider: ProviderName, code: string) {
    super(`${provider} refuses: ${code}`)
    this.name = 'ProviderRefused'
    this.provider = provider
    this.code = code
  }
}
