import { pino } from 'pino';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What may stand beside an event: ids, counts, durations. Never names, texts, codes, tokens or addresses. */
export type LogFields = Record<string, string | number | boolean | null | undefined>;

/** One line per event; `event` is a short stable phrase such as `room opened`. */
export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** Where the lines go; a JSON object each. */
export interface LogSink {
  write(line: string): void;
}

/** A log that writes JSON lines to `sink` (default: stdout). */
export function createLog(level: LogLevel, sink?: LogSink): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const logger = sink === undefined ? pino(options) : pino(options, sink);
  return {
    debug: (event, fields) => logger.debug(fields ?? {}, event),
    info: (event, fields) => logger.info(fields ?? {}, event),
    warn: (event, fields) => logger.warn(fields ?? {}, event),
    error: (event, fields) => logger.error(fields ?? {}, event),
  };
}

/**
 * What the log may know of an error: its kind and where it happened. Not its message, since messages of databases
 * and parsers quote what people wrote.
 */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = (error as { code?: unknown }).code;
  const at = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim())
    .join(' < ');
  return { error: error.name, code: typeof code === 'string' ? code : undefined, at };
}
