export const drawingTexts = {
  sample: '样例',
  seal: '印章',
  photo: '照片',
} as const
