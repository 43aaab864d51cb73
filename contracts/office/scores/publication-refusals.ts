/** Why scores, or graduates, are not published (IMP-02, GRA-12). */
export const PUBLICATION_REFUSALS = {
  publication_batches_changed: {
    status: 409,
    text: () => '所选批次中有的已提交发布、已回滚或不再等待发布，没有提交。请刷新后重新选择。',
  },
  publication_changed: {
    status: 409,
    text: () => '发布内容在您查看之后有变化，没有发布。请刷新，核对后再办理。',
  },
  publication_left_nothing: {
    status: 409,
    text: () => '所有批次都不发布时，请选择「不同意」，并写明原因。',
  },
  publication_past: { status: 422, text: () => '发布时间已过，请选择一个将来的时间，或选择立即发布。' },
  publication_far: { status: 422, text: () => '发布时间在一年以后，请核对年份后重新选择。' },
  publication_state: { status: 409, text: () => '该发布申请已被处理，请刷新后查看。' },
} as const
