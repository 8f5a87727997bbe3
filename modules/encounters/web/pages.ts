// One chunk for all pages of the talks, so that the first page has to know of one.
export { BeforeTalkPage } from './BeforeTalkPage.tsx';
export { MyNotesPage } from './MyNotesPage.tsx';
export { NotesPage } from './NotesPage.tsx';
export { WriteNotePage } from './WriteNotePage.tsx';
