/** For tools that do not read .vue files; vue-tsc sees the components' real types. */
declare module '*.vue' {
  import type { Component } from 'vue'

  const component: Component
  export { component as default }
}
