/** The page has a doctype; happy-dom's empty document has none, and KaTeX refuses to work in quirks mode. */
Object.defineProperty(document, 'compatMode', { value: 'CSS1Compat', configurable: true })
