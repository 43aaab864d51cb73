/** What a schema's keyword means for the person who filled in the field. */
export function wordsOfProblem(keyword: string, params: Record<string, unknown>): string {
  switch (keyword) {
    case 'required':
      return '请填写此项。'
    case 'minLength':
      return Number(params.limit) === 1 ? '请填写此项。' : `至少需要 ${params.limit} 个字。`
    case 'maxLength':
      return `最多 ${params.limit} 个字，请缩短。`
    case 'minimum':
      return `不能小于 ${params.limit}。`
    case 'maximum':
      return `不能大于 ${params.limit}。`
    case 'additionalProperties':
      return '包含不认识的内容，请刷新页面后重试。'
    case 'pattern':
    case 'format':
      return '格式不正确，请核对。'
    default:
      return '内容不正确，请核对。'
  }
}
