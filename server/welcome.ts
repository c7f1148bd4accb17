import { networkInterfaces } from 'node:os';
import { toString as qrCode } from 'qrcode';
import type { EventPlan } from '#lib/event/event.ts';
import type { Seal } from './access/seal.ts';
import type { Config } from './config.ts';
import type { Demonstration } from './demonstration.ts';

/**
 * What whoever starts the demonstration reads: addresses, join code, QR code and the links of the hosts. It holds
 * secrets on purpose and goes to the terminal only, never to the log.
 */
export async function welcome(
  demonstration: Demonstration,
  config: Pick<Config, 'publicUrl' | 'host'>,
  port: number,
  seal: Seal,
): Promise<string> {
  const addresses = addressesOf(config, port);
  const forPhones = addresses.at(-1) ?? '';
  const { event, joinCode, tickets } = demonstration;
  const joinLink = `${forPhones}/#q=${seal.joinSecret(event.id, joinCode)}`;
  return [
    '',
    event.title.en,
    '',
    ...addresses.map((address, index) => `  ${index === 0 ? 'Address:     ' : '             '} ${address}`),
    `  Join code:    ${joinCode}`,
    '',
    await qrCode(joinLink, { type: 'utf8', errorCorrectionLevel: 'L' }),
    `  Facilitator:  ${forPhones}/enter#${tickets.facilitator}`,
    `  Staff:        ${forPhones}/enter#${tickets.staff}`,
    `  Observer:     ${forPhones}/enter#${tickets.observer}`,
    '',
    '  The links are personal; these are new at every start.',
    '',
  ].join('\n');
}

/** What whoever starts a new server reads: the link that makes them its first staff. For the terminal only. */
export function firstWelcome(
  ticket: string,
  config: Pick<Config, 'publicUrl' | 'host'>,
  port: number,
): string {
  return [
    '',
    '  Nobody has come in yet. This link opens the first staff account; it works once, within 24 hours:',
    '',
    `  ${addressesOf(config, port).at(-1) ?? ''}/enter#${ticket}`,
    '',
    '',
  ].join('\n');
}

/** What whoever took a file in reads: what came of it, and the link of its first staff. For the terminal only. */
export function importWelcome(
  { plan, people, rooms }: { plan: EventPlan; people: readonly unknown[]; rooms: readonly unknown[] },
  ticket: string,
  config: Pick<Config, 'publicUrl' | 'host' | 'port'>,
): string {
  return [
    '',
    `  Taken in: ${rooms.length} rooms, ${people.length} people without a pass, join code ${plan.joinCode}.`,
    '  Start the server; this link opens the first staff account, once and within 24 hours:',
    '',
    `  ${addressesOf(config, config.port).at(-1) ?? ''}/enter#${ticket}`,
    '',
    '',
  ].join('\n');
}

/** Where people reach the server; the last one also from a phone in the same network. */
function addressesOf({ publicUrl, host }: Pick<Config, 'publicUrl' | 'host'>, port: number): string[] {
  if (publicUrl !== null) return [publicUrl.origin];
  if (host !== '0.0.0.0' && host !== '::') {
    return [`http://${host.includes(':') ? `[${host}]` : host}:${port}`];
  }
  const inNetwork = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}`);
  return [`http://localhost:${port}`, ...inNetwork];
}
