/** Why a window cannot be opened or moved (WIN-01). */
export const WINDOW_CHANGE_REFUSALS = {
  window_overlap: {
    status: 409,
    text: (v: Record<string, string | number>) =>
      `与同一业务、同一学校的另一次开放${v.round ? `（${v.round}）` : ''}时间重叠，同时只能开放一次。请改时间，或先更改那一次。`,
  },
  window_round_taken: {
    status: 409,
    text: (v: Record<string, string | number>) =>
      `这项业务在该校已有名为${v.round ? `「${v.round}」` : '这个批次'}的开放时间，请换一个批次名称，或更改已有的。`,
  },
  window_results_out: {
    status: 409,
    text: (v: Record<string, string | number>) =>
      `「${v.round}」的结果已经发布（或已同意发布），不能再延长或补开。需要补办的，请新增一个批次。`,
  },
  window_change_waits: {
    status: 409,
    text: () => '这个开放时间已有一项更改等待复核，请先复核或撤回。',
  },
} as const
