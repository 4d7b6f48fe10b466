/** Stylesheets are Vite's; to the checker they are files without exports. */
declare module '*.css';
