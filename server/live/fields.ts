import { z } from 'zod';

/** What many requests of the live connection are made of. */

export const id = z.string().min(1).max(100);
/** Made by the page, so that it can ask twice. */
export const ownId = z.string().regex(/^[\w-]{16,40}$/);
export const rooms = z.array(id).min(1).max(100);
/** What only a device holds for something that carries no name. */
export const token = z.string().regex(/^[\w-]{22,64}$/);
