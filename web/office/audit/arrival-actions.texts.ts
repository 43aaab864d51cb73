/** What the desk calls the acts on an arrival (外省转入). */
export const arrivalActionWords = {
  'arrival.take_in': '接收外省转入档案',
  'arrival.match': '匹配外省转入档案',
  'arrival.keep_waiting': '外省转入档案继续等待考生',
} as const
