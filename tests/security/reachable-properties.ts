/** Every property name that a type can hold, however deep: the compiler itself lists them. */
import { resolve } from 'node:path'
import ts from 'typescript'

const root = resolve(import.meta.dirname, '../..')

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  target: ts.ScriptTarget.ES2023,
}

/** @param planted text to read in place of a file's own, by path relative to the project */
export function programOf(
  files: readonly string[],
  planted: Readonly<Record<string, string>> = {},
): ts.Program {
  const host = ts.createCompilerHost(options)
  const texts = new Map(Object.entries(planted).map(([path, text]) => [resolve(root, path), text]))
  const readFile = host.readFile.bind(host)
  host.readFile = (name) => texts.get(resolve(name)) ?? readFile(name)
  return ts.createProgram(
    files.map((file) => resolve(root, file)),
    options,
    host,
  )
}

/** Names of the properties of `typeName` in `file`, each with the way to it. */
export function reachableProperties(
  program: ts.Program,
  file: string,
  typeName: string,
): ReadonlyMap<string, string> {
  const checker = program.getTypeChecker()
  const found = new Map<string, string>()
  const seen = new Set<ts.Type>()
  const visit = (type: ts.Type, way: string): void => {
    if (seen.has(type)) return
    seen.add(type)
    if (type.isUnionOrIntersection()) {
      for (const part of type.types) visit(part, way)
      return
    }
    if (checker.isArrayLikeType(type)) {
      for (const element of checker.getTypeArguments(type as ts.TypeReference)) visit(element, way)
    }
    if (isOfTheLanguage(type, program)) return
    for (const signature of type.getCallSignatures()) {
      visit(signature.getReturnType(), `${way} answer`)
      for (const parameter of signature.getParameters()) {
        visit(checker.getTypeOfSymbol(parameter), `${way} request`)
      }
    }
    for (const property of type.getProperties()) {
      found.set(property.name, `${way} / ${property.name}`)
      visit(checker.getTypeOfSymbol(property), `${way} / ${property.name}`)
    }
  }
  for (const node of program.getSourceFile(resolve(root, file))?.statements ?? []) {
    const isNamed = ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)
    if (isNamed && node.name.text === typeName) visit(checker.getTypeAtLocation(node), typeName)
  }
  return found
}

/** Strings, arrays, `Uint8Array`: they hold no names of ours. A `Readonly<…>` of something of ours does. */
function isOfTheLanguage(type: ts.Type, program: ts.Program): boolean {
  const { symbol } = type as { readonly symbol?: ts.Symbol }
  if (!symbol || (symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.Class)) === 0) {
    return (type.flags & ts.TypeFlags.Object) === 0
  }
  return (symbol.declarations ?? []).some((node) => program.isSourceFileDefaultLibrary(node.getSourceFile()))
}
