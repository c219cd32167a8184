/** What the export panel says: the formats, who reads each, and what was written. */
import type { ExportedModel, ExportFormat } from '../ipc/contract'
import { formatBytes, formatQuantity } from './format'

interface FormatWords {
  readonly name: string
  readonly reader: string
}

const formats: Readonly<Record<ExportFormat, FormatWords>> = {
  onnx: { name: 'ONNX', reader: 'ONNX Runtime and many others; takes plain pixels, scales them itself.' },
  npz: { name: 'NPZ', reader: 'NumPy: W1, b1, … as numpy.load gives them.' },
  json: { name: 'JSON', reader: 'Any language, and people: every number exact.' },
}

/** "0", "3.1e-8" */
function difference(value: number): string {
  return value === 0 ? '0' : value.toExponential(1)
}

export const exportMessages = {
  title: 'Export',
  formats,
  save: 'Save…',
  saveAs: (format: ExportFormat) => `Save the model as ${formats[format].name}`,
  saving: 'Writing…',
  written: ({ fileName, sizeBytes }: ExportedModel) => `${fileName}, ${formatBytes(sizeBytes)}`,
  readBack: ({ largestDifference, picturesTried }: ExportedModel) =>
    picturesTried === 0
      ? 'Read back; no pictures were there to compare.'
      : `Read back: largest difference ${difference(largestDifference)} over ${formatQuantity(picturesTried, 'picture', 'pictures')}.`,
  notYet: 'Pause the training first: a model is saved while its weights stand still.',
} as const
