/** The commands by name, and the help text. */
import { bench } from './bench'
import type { CommandContext } from './context'
import { exportModelFile } from './export'
import { gradcheck } from './gradcheck'
import { inspect } from './inspect'
import { predict } from './predict'
import { tour } from './tour'
import { train } from './train'

type Command = (words: readonly string[], context: CommandContext) => Promise<number>

export const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['train', train],
  ['predict', predict],
  ['export', exportModelFile],
  ['inspect', inspect],
  ['gradcheck', gradcheck],
  ['tour', (_words, context) => tour(context)],
  ['bench', bench],
])

export const help = `Descent trains a fully connected network on two classes of pictures. Nothing leaves this computer.

descent train    [data] [preprocessing] [network] [training] [--report FILE.json] [--export FILE]... [--run DIR] [--quiet]
  data           --data DIR (two class subfolders; the first in code-point order is the positive class)
                 --positive DIR --negative DIR | --h5-train FILE [--h5-test FILE] | --sample | --planar
                 --test DIR (the same two subfolders) | --test-share 0.2 (0 for none)
                 --no-cache (neither read nor write the cache of prepared pictures)
  preprocessing  --size 64 --colour rgb|grey --fit cover|contain|stretch --scaling unit|standard
  network        --layers 20,7,5 | none   --activation relu|tanh|sigmoid|leaky-relu|linear (one, or one per hidden layer)
                 --init zeros|small|scaled|xavier|he --seed N
  training       --optimizer gd|momentum|rmsprop|adam --learning-rate A --batch full|N --iterations N | --epochs N
                 --schedule constant|step:FACTOR:EPOCHS|exponential:FACTOR|inverse-time:DECAY|cosine
                 --l2 LAMBDA --keep-prob P (dropout) --class-weights none|balanced --patience N (early stopping)
                 --precision float32|float64 --kernels auto|wasm|native|reference --threads N --log-every N
descent predict  --model FILE PICTURE|FOLDER... [--json|--csv]
descent export   --model FILE --to FILE        .json, .npz or .onnx
descent inspect  FOLDER [--json]
descent gradcheck [--json] [--kernels reference|wasm|native]   backpropagation against numeric gradients
descent tour     the whole path on generated pictures
descent bench    [--json] [--only NAME]... [--repetitions N | --paced]   time of a training step on this computer
descent version

Exit codes: 0 done, 2 usage, 3 input unusable, 4 training diverged, 5 could not write.`
