/** How much an event may hold. Generous for a meeting of several days; they keep screens and answers readable. */

/** Longest title of an event or a session, in characters, in each language. */
export const TITLE_MAX = 160;
export const PLACE_MAX = 80;
/** Longest title of a column, a heading, a topic; longest name of a country. */
export const LABEL_MAX = 80;
export const ORGANISATION_NAME_MAX = 120;

export const SESSIONS_MAX = 100;
export const ROOMS_MAX = 40;
export const COLUMNS_MAX = 12;
export const HEADINGS_MAX = 20;
export const COUNTRIES_MAX = 60;
export const ORGANISATIONS_MAX = 200;
export const TOPICS_MAX = 40;

/** An event lasts at most so many days, its own date being the first. */
export const DAYS_MAX = 14;
/** For how many days after its date an event can be kept, and for how many unless its organisers say otherwise. */
export const KEEP_DAYS_MAX = 2 * 365;
export const KEEP_DAYS = 90;
