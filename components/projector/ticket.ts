/**
 * The ticket of a projector's link, taken out of the address at once, so that it is neither kept in the history nor
 * read off the wall. Empty: there is none.
 */
export function takeTicket(): string {
  const ticket = location.hash.slice(1);
  if (ticket !== '') history.replaceState(history.state, '', location.pathname);
  return ticket;
}
