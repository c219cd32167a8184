/** What is said when data cannot be used: what, where, what to do. */
import { formatQuantity } from './format'

export const dataErrors = {
  folderUnreadable: (name: string) =>
    `The folder ${name} cannot be opened. Check that it is still there and that you may read it.`,
  /** @param name of the one folder, or null for several things that were dropped or named together */
  noPictures: (name: string | null, refused: number) =>
    refused > 0
      ? `None of the ${formatQuantity(refused, 'file', 'files')} in ${name ?? 'what was given'} is a picture that can be used. Use JPEG, PNG, WebP, GIF, BMP or TIFF.`
      : `${name ?? 'What was given'} holds no pictures. Choose a folder with JPEG, PNG, WebP, GIF, BMP or TIFF files.`,
  notTwoClasses: (name: string, found: number) =>
    `${name} has ${formatQuantity(found, 'subfolder', 'subfolders')}; a data set needs exactly two, one for each class.`,
  oneClassOnly: (name: string) =>
    `“${name}” has no pictures. A network that tells two classes apart needs both.`,
  testClassesDiffer: (expected: readonly string[], found: readonly string[]) =>
    `The test folder has the subfolders ${list(found)}; it needs the same two as the training folder, ${list(expected)}.`,
  ambiguousDrop: () => 'Both classes have pictures already. Drop these on the class they belong to.',
  h5Unreadable: (name: string) =>
    `${name} cannot be read. Check that it is still there and smaller than 2 GB.`,
  h5Refused: (name: string, why: string) => `${name} is not one of the course's data files: ${why}`,
  mixedDrop: () => 'Drop either one .h5 pair or pictures and folders, not both together.',
  twoTrainingFiles: () => 'Both .h5 files hold the same part. Drop one training file and one test file.',
  sameClassNames: (name: string) => `Both classes would be called “${name}”. Give one of them another name.`,
  tooMuchMemory: (needed: string, available: string) =>
    `These pictures would need ${needed} of memory and ${available} can be used here. Choose a smaller picture size, grey, or fewer pictures.`,
  cancelled: () => 'The import was cancelled; nothing was changed.',
  busy: () => 'Pictures are still being read. Wait until that is done, or cancel it.',
  nothingToUndo: () => 'There is nothing to undo.',
  nothingToRedo: () => 'There is nothing to redo.',
  noData: () => 'There are no pictures yet. Drop two folders in the Data room first.',
  unknownDrop: () => 'What was dropped is no longer known. Drop it again.',
  unknownPicture: () => 'That picture is no longer there. Choose it again.',
  movedAlready: (name: string, className: string) => `${name} is in “${className}” already.`,
  lastPicture: () =>
    'This is the last picture there is. To begin anew, take all pictures away in the Data room.',
  unknownDataset: () => 'These data are no longer open. Choose them again in the Data room.',
} as const

function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map((name) => `“${name}”`).join(' and ')
}
