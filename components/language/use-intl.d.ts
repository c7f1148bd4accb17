import type { Messages } from '#lib/language/catalogue.ts';

declare module 'use-intl' {
  /** A key that no catalogue has is an error of the compiler. */
  interface AppConfig {
    Messages: Messages;
  }
}
