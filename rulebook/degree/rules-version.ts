/**
 * The version of what the audit means. Raised when an answer to the same case changes on purpose; a kept decision names the
 * version that it was made under, so that a replay can say why it differs (AUD-09).
 */
export const DEGREE_RULES_VERSION = '1'
