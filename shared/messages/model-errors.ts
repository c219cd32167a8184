/** What is said of model files. */
const reasons = {
  missing: 'is not there',
  unreadable: 'cannot be read',
  'not-a-file': 'is not a file',
  'too-large': 'is larger than any model that Descent writes',
} as const

export const modelErrors = {
  notReadable: (name: string, reason: keyof typeof reasons) =>
    `${name} ${reasons[reason]}. Choose a .json, .npz or .onnx file that Descent wrote.`,
  notAModel: (name: string, why: string) => `${name} cannot be used. ${why}`,
  unverified: (name: string) =>
    `${name} was not written: read back, it would give other predictions than the network. Try another format.`,
  changedOnDisk: (name: string) =>
    `${name} was written, and the disk gives other bytes back. Do not use it; choose another place.`,
  notForPictures: (name: string) =>
    `${name} was trained on points in the plane, so it cannot look at pictures. Choose a model trained on pictures.`,
  frameUnusable: () => 'This frame of the camera could not be read. Try the camera again.',
  unknownFormat: (name: string) => `${name} does not say which format: let it end in .json, .npz or .onnx.`,
} as const
