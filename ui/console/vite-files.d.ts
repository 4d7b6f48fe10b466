/** What Vite makes of files that are no code: stylesheets have no exports, `?url` is the address under which a file is served. */
declare module '*.css';
declare module '*.svg?url' {
  const address: string;
  export default address;
}
