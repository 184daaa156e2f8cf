/** Where our typeface lies, for a picture that must carry it along. */
export { default as interFile } from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
