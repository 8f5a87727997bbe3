/** Words that nobody outside may ever meet, whatever she asks for. */
export const secretWords = 'ordet-som-bare-de-i-rommet-ser';

/** What only the citizen and Ingrid may meet, of all who are in the room. */
export const secretSubject = 'Kvitebjørnsaken';

/** What has arrived of the citizen's, and is not sent. */
export const unsentText = Buffer.from(secretWords);
