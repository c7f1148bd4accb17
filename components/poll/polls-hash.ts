/** At the end of a room's address: on a phone the polls are looked at first. */
export const POLLS_HASH = '#polls';
